"""What officers of an authority see: the cases that were handed to theirs, and nothing else of the hotline."""
