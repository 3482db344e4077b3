"""The subcommands of `manage.py vault`."""
