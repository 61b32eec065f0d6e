using System.Text.Json.Nodes;

namespace Pipeline.Functions.Http.OpenApi;

/// <summary>The schemas of the document's list that do not follow from columns.</summary>
internal static class Schemas
{
    /// <summary>The schemas by name.</summary>
    public static JsonObject All() => new()
    {
        ["Bilingual"] = Schema.Json("""{ "type": "object", "required": ["zh", "en"], "properties": { "zh": { "type": "string" }, "en": { "type": "string" } } }"""),
        ["Problem"] = Schema.Json("""
            {
              "type": "object", "description": "RFC 9457. title and detail follow Accept-Language; the other members have both languages.",
              "required": ["type", "title", "status", "detail", "title_zh", "title_en", "remedy_zh", "remedy_en"],
              "properties": {
                "type": { "type": "string" }, "title": { "type": "string" }, "status": { "type": "integer" }, "detail": { "type": "string" },
                "instance": { "type": "string" }, "title_zh": { "type": "string" }, "title_en": { "type": "string" },
                "remedy_zh": { "type": "string" }, "remedy_en": { "type": "string" },
                "parameter": { "type": "string", "description": "The query parameter that is wrong." },
                "allowed": { "type": "array", "items": { "type": "string" }, "description": "What would be right; nearest first." }
              },
              "examples": [{
                "type": "urn:pipeline:problem:code-unknown", "title": "参数 area 没有代码“53010”。 Parameter area has no code '53010'.", "status": 400,
                "detail": "最接近的代码：530100（昆明市）。 The nearest codes: 530100 (Kunming).", "title_zh": "参数 area 没有代码“53010”。",
                "title_en": "Parameter area has no code '53010'.", "remedy_zh": "最接近的代码：530100（昆明市）。", "remedy_en": "The nearest codes: 530100 (Kunming).",
                "parameter": "area", "allowed": ["530100"]
              }]
            }
            """),
        ["SnapshotStamp"] = Schema.Json("""
            {
              "type": "object", "required": ["sequence", "hash", "taken_at", "catalogue_version", "dataset_version"],
              "properties": {
                "sequence": { "type": "integer" }, "hash": { "type": "string" }, "taken_at": { "type": "string", "format": "date-time" },
                "catalogue_version": { "type": "string" }, "dataset_version": { "type": "string" }
              }
            }
            """),
        ["SnapshotEntry"] = Schema.Json("""
            {
              "type": "object", "required": ["sequence", "hash", "taken_at", "catalogue_version"],
              "properties": {
                "sequence": { "type": "integer" }, "hash": { "type": "string" }, "taken_at": { "type": "string", "format": "date-time" },
                "catalogue_version": { "type": "string" }, "previous": { "type": ["integer", "null"] },
                "released_at": { "type": ["string", "null"], "format": "date-time" }
              }
            }
            """),
        ["Manifest"] = Schema.Json("""
            {
              "type": "object", "required": ["sequence", "hash", "taken_at", "catalogue_version", "counts", "pins", "files"],
              "properties": {
                "sequence": { "type": "integer" }, "hash": { "type": "string" }, "taken_at": { "type": "string", "format": "date-time" },
                "catalogue_version": { "type": "string" }, "previous": { "type": "integer" }, "notice": { "$ref": "#/components/schemas/Bilingual" },
                "datasets": {
                  "type": "array",
                  "items": {
                    "type": "object", "required": ["name", "version", "rows", "sha256", "columns"],
                    "properties": {
                      "name": { "type": "string" }, "rows": { "type": "integer" }, "sha256": { "type": "string" }, "columns": { "type": "array" },
                      "version": { "type": "string", "pattern": "^[0-9]+[.][0-9]+[.][0-9]+$", "description": "Major: a column or code went; minor: one came; patch: values changed." }
                    }
                  }
                },
                "counts": { "type": "object" },
                "pins": { "type": "array", "items": { "type": "object", "required": ["reporter", "period", "event_id"] } },
                "files": { "type": "array", "items": { "type": "object", "required": ["name", "media_type", "bytes", "sha256"] } }
              }
            }
            """),
        ["DataPackage"] = Schema.Json("""
            { "type": "object", "required": ["profile", "name", "resources"], "properties": { "profile": { "const": "tabular-data-package" }, "resources": { "type": "array", "minItems": 1 } } }
            """),
        ["Starter"] = Schema.Json("""
            {
              "type": "object", "required": ["file", "dataset", "title", "tool", "purpose", "media_type", "link"],
              "properties": {
                "file": { "type": "string" }, "dataset": { "type": "string" }, "title": { "$ref": "#/components/schemas/Bilingual" },
                "tool": { "type": "string" }, "purpose": { "$ref": "#/components/schemas/Bilingual" },
                "media_type": { "type": "string" }, "link": { "type": "string", "format": "uri" }
              }
            }
            """),
        ["NightChange"] = Schema.Json("""
            {
              "type": "object", "required": ["snapshot", "hash", "taken_at", "datasets"],
              "properties": {
                "snapshot": { "type": "integer" }, "since": { "type": ["integer", "null"] }, "hash": { "type": "string" },
                "taken_at": { "type": "string", "format": "date-time" }, "released_at": { "type": ["string", "null"], "format": "date-time" },
                "changes": { "type": ["string", "null"], "description": "Where every value that differs is listed." },
                "datasets": {
                  "type": "array",
                  "items": {
                    "type": "object", "required": ["name", "version", "rows", "change"],
                    "properties": {
                      "name": { "type": "string" }, "version": { "type": "string" }, "previous_version": { "type": ["string", "null"] },
                      "rows": { "type": "integer" }, "previous_rows": { "type": ["integer", "null"] },
                      "change": { "enum": ["none", "values", "addition", "break"] }
                    }
                  }
                }
              }
            }
            """),
        ["Finding"] = Schema.Json("""
            {
              "type": "object", "required": ["severity", "rule", "message", "remedy"],
              "properties": { "severity": { "enum": ["info", "warning", "confirm", "error"] }, "rule": { "type": "string" }, "sheet": { "type": "string" }, "cell": { "type": "string" } }
            }
            """),
        ["Receipt"] = Schema.Json("""
            {
              "type": "object", "required": ["eventId", "reporter", "period", "verdict", "findings"],
              "properties": { "eventId": { "type": "string" }, "verdict": { "type": "string" }, "findings": { "type": "array", "items": { "$ref": "#/components/schemas/Finding" } } }
            }
            """),
        ["Submission"] = Schema.Json("""
            {
              "type": "object", "required": ["reporter", "period", "event_id", "file", "uploaded_at", "stage", "receipt"],
              "properties": { "reporter": { "type": "string" }, "period": { "type": "string" }, "event_id": { "type": "string" }, "stage": { "type": "string" }, "verdict": { "type": ["string", "null"] } }
            }
            """),
        ["InWork"] = Schema.Json("""{ "type": "object", "required": ["event_id"], "properties": { "event_id": { "type": "string" }, "stage": { "type": "string" }, "receipt": { "type": "string" } } }"""),
        ["ReporterStatus"] = Schema.Json("""
            {
              "type": "object", "required": ["reporter", "period", "timeliness", "due_on", "days_after_due"],
              "properties": {
                "reporter": { "type": "string" }, "period": { "type": "string" }, "timeliness": { "type": "string" }, "due_on": { "type": "string", "format": "date" },
                "accepted_at": { "type": ["string", "null"], "format": "date-time" }, "days_after_due": { "type": "integer" }
              }
            }
            """),
        ["Check"] = Schema.Json("""
            {
              "type": "object", "required": ["reporter", "period", "accepted", "verdict", "observations", "findings"],
              "properties": { "accepted": { "type": "boolean" }, "verdict": { "type": "string" }, "observations": { "type": "integer" }, "findings": { "type": "array", "items": { "$ref": "#/components/schemas/Finding" } } }
            }
            """),
        ["Health"] = Schema.Json("""
            { "type": "object", "required": ["status"],
              "properties": { "status": { "type": "string", "enum": ["healthy", "degraded", "broken"] }, "checked_at": { "type": "string", "format": "date-time" },
                "catalogue_version": { "type": "string" },
                "checks": { "type": "array", "items": { "type": "object", "required": ["name", "status"],
                  "properties": { "name": { "type": "string" }, "status": { "type": "string" }, "message_zh": { "type": "string" }, "message_en": { "type": "string" },
                    "remedy_zh": { "type": "string" }, "remedy_en": { "type": "string" } } } } } }
            """),
    };
}
