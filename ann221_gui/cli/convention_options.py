"""Options of the conventions that change what training does."""

from argparse import Namespace
from dataclasses import replace

from ann221_gui.cli.arguments import Parser
from ann221_gui.core.conventions import Conventions, UpdateOrder
from ann221_gui.core.losses import HALF_SQUARED, SQUARED, Total

ERRORS = {"squared": SQUARED, "half": HALF_SQUARED}
TOTALS = {str(total): total for total in Total}
UPDATES = {order.replace(" ", "-"): order for order in UpdateOrder}


def add_conventions(parser: Parser) -> None:
    """--error, --loss and --update."""
    group = parser.add_argument_group(
        "conventions", "Those of the problem file that is read; otherwise the first of each, the document's."
    )
    group.add_argument("--error", choices=ERRORS, help="(target − output)² of a sample, or half of it")
    group.add_argument(
        "--loss", choices=TOTALS, help="how the samples' errors, and with them the gradients, become one"
    )
    group.add_argument(
        "--update",
        choices=UPDATES,
        help="whether the error flows back through the old output weights, or through the new ones (a slip)",
    )


def chosen_conventions(chosen: Namespace, given: Conventions) -> Conventions:
    """The given ones, but for what an option says otherwise."""
    loss = given.loss if chosen.error is None else replace(ERRORS[chosen.error], total=given.loss.total)
    return replace(
        given,
        loss=loss if chosen.loss is None else replace(loss, total=TOTALS[chosen.loss]),
        update=given.update if chosen.update is None else UPDATES[chosen.update],
    )
