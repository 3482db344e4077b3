from rest_framework import serializers
from rest_framework.generics import ListAPIView

from core.models import Helpline


class HelplineSerializer(serializers.ModelSerializer):
    language = serializers.CharField(source="locale.language_code")

    class Meta:
        model = Helpline
        fields = ["name", "number", "website", "hours", "whom", "free", "confirmed", "last_checked", "language"]


class HelplineList(ListAPIView):
    """Numbers to call, in every language."""

    access = "public"
    serializer_class = HelplineSerializer
    queryset = Helpline.objects.select_related("locale")
