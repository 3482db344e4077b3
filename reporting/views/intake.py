from django.shortcuts import render

from core.access import public


@public
def start(request):
    return render(request, "404.html")


now = start
