"""What the program ships with: a youth network in each region, and the topics of sessions."""

# slug, Albanian, English
TOPICS = (
    ("siguria", "Si të jesh i sigurt në internet", "Staying safe online"),
    ("bullizmi", "Bullizmi në internet", "Bullying online"),
    ("privatesia", "Privatësia dhe fjalëkalimet", "Privacy and passwords"),
    ("fotot", "Fotot e mia dhe pëlqimi", "My pictures and consent"),
    ("te-panjohurit", "Të panjohurit në lojëra dhe biseda", "Strangers in games and chats"),
    ("gjuha-e-urrejtjes", "Gjuha e urrejtjes", "Hate speech"),
    ("lajmet-e-rreme", "Lajmet e rreme", "False information"),
)


def load(Region, YouthNetwork, SessionTopic) -> None:
    """Write all networks and topics with the model classes given (a migration passes its own)."""
    for region in Region.objects.all():
        YouthNetwork.objects.get_or_create(
            region=region, defaults={"name": f"Rrjeti i të rinjve, qarku {region.name_sq}"}
        )
    for slug, name_sq, name_en in TOPICS:
        SessionTopic.objects.get_or_create(slug=slug, defaults={"name_sq": name_sq, "name_en": name_en})
