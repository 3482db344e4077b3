"""What a notice says and to whom: texts, the elements that the law asks for, ICCAM's record. Nothing here knows
Django's models, and nothing sends."""
