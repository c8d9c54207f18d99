"""What the service costs, measured against peers in the same run."""
