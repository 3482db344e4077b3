"""Files that come with a report: streamed into sealed chunks, cleaned in a process apart, looked at by choice.

docs/attachments.md says what is taken and why. Nothing in this package but uploads.py and store.py knows Django.
"""
