from rest_framework.generics import ListAPIView


class PlannedSessionList(ListAPIView):
    access = "public"
