"""The widgets. Each shows the snapshot that it is given and emits what the user did."""
