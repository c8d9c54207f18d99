"""What happens around every update: acknowledged, in one transaction, with the person known."""
