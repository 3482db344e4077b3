"""Sessions that youth networks hold in schools: who, where and when, and the public map of what is reached."""
