"""Addresses of pages. What acts on a member or line stands before its ref: refs hold any sign."""

from django.urls import path
from django.views.i18n import set_language

from saiyai.web.views import (
    exports,
    facets,
    history,
    imports,
    lines,
    maps,
    members,
    record,
    start,
    today,
)

urlpatterns = [
    path("", start.start, name="start"),
    path("sample", start.open_sample, name="sample"),
    path("begin", start.begin, name="begin"),
    path("see-as", start.see_as, name="see_as"),
    path("language", set_language, name="set_language"),
    path("upload", imports.upload, name="upload"),
    path("imports/<int:batch>", imports.mapper, name="import"),
    path("imports/<int:batch>/progress", imports.progress, name="import_progress"),
    path("imports/<int:batch>/tell", imports.tell, name="import_tell"),
    path("imports/<int:batch>/discard", imports.discard, name="import_discard"),
    path("imports/<int:batch>/undo", imports.undo, name="import_undo"),
    path("n/<slug:slug>/", today.today, name="today"),
    path("n/<slug:slug>/evidence/<slug:wanted>", today.evidence, name="evidence"),
    path("n/<slug:slug>/map", maps.map_page, name="map"),
    path("n/<slug:slug>/members", members.members, name="members"),
    path("n/<slug:slug>/known", members.known, name="known"),
    path("n/<slug:slug>/self", members.choose_self, name="choose_self"),
    path("n/<slug:slug>/member/new", members.edit_member, name="member_new"),
    path("n/<slug:slug>/member/edit/<path:ref>", members.edit_member, name="member_edit"),
    path("n/<slug:slug>/member/withdraw/<path:ref>", members.withdraw, name="member_withdraw"),
    path("n/<slug:slug>/member/line/<path:ref>", members.lay_line, name="lay_line"),
    path("n/<slug:slug>/member/join/<path:ref>", facets.join, name="join"),
    path(
        "n/<slug:slug>/member/tell/<slug:facet>/<path:ref>", facets.tell_facet, name="tell_facet"
    ),
    path("n/<slug:slug>/told/<slug:facet>/<int:row_id>", facets.close_facet, name="close_facet"),
    path("n/<slug:slug>/membership/<int:row_id>", facets.leave, name="leave"),
    path("n/<slug:slug>/member/of/<path:ref>", members.member, name="member"),
    path("n/<slug:slug>/line/attempt/<path:ref>", lines.attempt, name="attempt"),
    path("n/<slug:slug>/line/end/<path:ref>", lines.end, name="end_line"),
    path("n/<slug:slug>/line/of/<path:ref>", lines.line, name="line"),
    path("n/<slug:slug>/record", record.record, name="record"),
    path("n/<slug:slug>/record/save", record.save, name="record_save"),
    path("n/<slug:slug>/record/kind", record.change_kind, name="record_kind"),
    path("n/<slug:slug>/more", history.more, name="more"),
    path("n/<slug:slug>/export/<slug:format>", exports.export, name="export"),
    path("n/<slug:slug>/sheet/<slug:kind>", exports.kind_sheet, name="kind_sheet"),
    path("n/<slug:slug>/history", history.history, name="history"),
    path("n/<slug:slug>/undo/<int:seq>", history.undo, name="undo"),
    path("n/<slug:slug>/remark", history.remark, name="remark"),
    path("n/<slug:slug>/remark/<int:remark_id>/close", history.close, name="close_remark"),
]
