"""What frames the panes: bar, read-outs, messages, actions, appearance."""
