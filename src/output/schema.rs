//! Schemas of the records for those who read them, all made from the record types: JSON Schema, and from that DuckDB columns, a Spark `StructType`
//! and an Arrow schema.

use super::Per;
use super::record::{ArticleRecord, ClaimRow};
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

/// Who reads the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Reader {
    /// JSON Schema, draft 2020-12
    Json,
    /// the `columns` argument of DuckDB's `read_json`
    Duckdb,
    /// a Spark `StructType` as JSON, for `StructType.fromJson`
    Spark,
    /// an Arrow schema in the JSON form of Arrow's integration tests
    Arrow,
    /// the columns of --to csv and --to tsv, as a Table Schema (Frictionless Data)
    Csv,
}

/// The schema as text.
pub fn schema(reader: Reader, per: Per) -> String {
    let json_schema = json_schema(per);
    let value = match reader {
        Reader::Json => json_schema,
        Reader::Duckdb => {
            let Type::Struct(fields) = read(&json_schema, &json_schema) else { unreachable!("a record is an object") };
            let columns: Vec<String> = fields.iter().map(|f| format!("  '{}': '{}'", f.name, f.kind.duckdb())).collect();
            return format!("{{\n{}\n}}", columns.join(",\n"));
        }
        Reader::Spark => read(&json_schema, &json_schema).spark(),
        Reader::Arrow => {
            let Type::Struct(fields) = read(&json_schema, &json_schema) else { unreachable!("a record is an object") };
            json!({ "fields": fields.iter().map(Field::arrow).collect::<Vec<_>>() })
        }
        Reader::Csv => json!({ "fields": table_columns().iter().map(Field::csv).collect::<Vec<_>>() }),
    };
    serde_json::to_string_pretty(&value).expect("a schema serialises")
}

/// The JSON Schema of the records, as they are written.
pub fn json_schema(per: Per) -> Value {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let schema = match per {
        Per::Article => generator.into_root_schema_for::<ArticleRecord>(),
        Per::Claim => generator.into_root_schema_for::<ClaimRow>(),
    };
    schema.to_value()
}

/// A column type that all readers know.
#[derive(Debug, PartialEq)]
enum Type {
    Text,
    Integer,
    Number,
    Boolean,
    List(Box<Field>),
    Map,
    Struct(Vec<Field>),
}

#[derive(Debug, PartialEq)]
struct Field {
    name: String,
    kind: Type,
    nullable: bool,
}

/// Reads a JSON Schema node.
fn read(node: &Value, root: &Value) -> Type {
    if let Some(reference) = node["$ref"].as_str() {
        return read(root.pointer(reference.trim_start_matches('#')).expect("a local reference"), root);
    }
    if let Some(either) = node["anyOf"].as_array() {
        return read(either.iter().find(|v| v["type"] != "null").expect("a type beside null"), root);
    }
    let named = match &node["type"] {
        Value::Array(types) => types.iter().find(|t| *t != "null").and_then(Value::as_str),
        other => other.as_str(),
    };
    match named {
        Some("string") => Type::Text,
        Some("integer") => Type::Integer,
        Some("number") => Type::Number,
        Some("boolean") => Type::Boolean,
        Some("array") => {
            let item = &node["items"];
            Type::List(Box::new(Field { name: "element".into(), kind: read(item, root), nullable: is_nullable(item) }))
        }
        Some("object") if node["properties"].is_object() => {
            let fields = node["properties"].as_object().expect("checked").iter();
            Type::Struct(fields.map(|(name, f)| Field { name: name.clone(), kind: read(f, root), nullable: is_nullable(f) }).collect())
        }
        Some("object") => Type::Map,
        other => unreachable!("records have no field of the type {other:?}"),
    }
}

fn is_nullable(node: &Value) -> bool {
    let null = |v: &Value| v == "null" || v["type"] == "null";
    node["type"].as_array().is_some_and(|t| t.iter().any(null)) || node["anyOf"].as_array().is_some_and(|t| t.iter().any(null))
}

impl Type {
    fn duckdb(&self) -> String {
        match self {
            Type::Text => "VARCHAR".into(),
            Type::Integer => "BIGINT".into(),
            Type::Number => "DOUBLE".into(),
            Type::Boolean => "BOOLEAN".into(),
            Type::List(item) => format!("{}[]", item.kind.duckdb()),
            Type::Map => "MAP(VARCHAR, VARCHAR)".into(),
            Type::Struct(fields) => {
                let inner: Vec<String> = fields.iter().map(|f| format!("\"{}\" {}", f.name, f.kind.duckdb())).collect();
                format!("STRUCT({})", inner.join(", "))
            }
        }
    }

    fn spark(&self) -> Value {
        match self {
            Type::Text => json!("string"),
            Type::Integer => json!("long"),
            Type::Number => json!("double"),
            Type::Boolean => json!("boolean"),
            Type::List(item) => json!({ "type": "array", "elementType": item.kind.spark(), "containsNull": item.nullable }),
            Type::Map => json!({ "type": "map", "keyType": "string", "valueType": "string", "valueContainsNull": true }),
            Type::Struct(fields) => {
                let fields: Vec<Value> = fields
                    .iter()
                    .map(|f| json!({ "name": f.name, "type": f.kind.spark(), "nullable": f.nullable, "metadata": {} }))
                    .collect();
                json!({ "type": "struct", "fields": fields })
            }
        }
    }
}

impl Field {
    fn arrow(&self) -> Value {
        let plain = |name: &str, nullable: bool, kind: Value, children: Vec<Value>| json!({ "name": name, "nullable": nullable, "type": kind, "children": children });
        let (kind, children) = match &self.kind {
            Type::Text => (json!({ "name": "utf8" }), Vec::new()),
            Type::Integer => (json!({ "name": "int", "bitWidth": 64, "isSigned": true }), Vec::new()),
            Type::Number => (json!({ "name": "floatingpoint", "precision": "DOUBLE" }), Vec::new()),
            Type::Boolean => (json!({ "name": "bool" }), Vec::new()),
            Type::List(item) => (json!({ "name": "list" }), vec![item.arrow()]),
            Type::Map => {
                let entry = vec![
                    plain("key", false, json!({ "name": "utf8" }), Vec::new()),
                    plain("value", true, json!({ "name": "utf8" }), Vec::new()),
                ];
                (json!({ "name": "map", "keysSorted": false }), vec![plain("entries", false, json!({ "name": "struct" }), entry)])
            }
            Type::Struct(fields) => (json!({ "name": "struct" }), fields.iter().map(Field::arrow).collect()),
        };
        plain(&self.name, self.nullable, kind, children)
    }

    fn csv(&self) -> Value {
        let plain = |kind: &Type| match kind {
            Type::Integer => "integer",
            Type::Number => "number",
            Type::Boolean => "boolean",
            _ => "string",
        };
        match &self.kind {
            Type::List(item) => json!({ "name": self.name, "type": "list", "delimiter": "|", "itemType": plain(&item.kind) }),
            kind => json!({ "name": self.name, "type": plain(kind) }),
        }
    }
}

/// What rows have and tables have not: failures are no rows of theirs, and each kept field is a column.
pub(super) const NOT_IN_TABLES: [&str; 4] = ["ok", "error", "error_message", "kept"];

/// The columns of flat rows.
fn row_columns() -> Vec<Field> {
    let schema = json_schema(Per::Claim);
    let Type::Struct(fields) = read(&schema, &schema) else { unreachable!("a record is an object") };
    fields
}

/// Those of tables.
fn table_columns() -> Vec<Field> {
    row_columns().into_iter().filter(|f| !NOT_IN_TABLES.contains(&f.name.as_str())).collect()
}

/// The names of the columns of tables.
pub fn table_names() -> Vec<String> {
    table_columns().into_iter().map(|f| f.name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reader_gets_every_field() {
        let json = json_schema(Per::Article);
        let required = json["required"].as_array().expect("required fields").len();
        assert_eq!(required, json["properties"].as_object().expect("properties").len(), "every key is always there");
        let duckdb = schema(Reader::Duckdb, Per::Article);
        assert!(duckdb.contains("'line': 'BIGINT'") && duckdb.contains("'kept': 'MAP(VARCHAR, VARCHAR)'"), "{duckdb}");
        assert!(duckdb.contains("\"spans\" STRUCT(\"start\" BIGINT, \"end\" BIGINT)[]"), "{duckdb}");
        let spark: Value = serde_json::from_str(&schema(Reader::Spark, Per::Claim)).expect("JSON");
        assert_eq!(spark["fields"].as_array().expect("fields").len(), row_columns().len());
        let arrow: Value = serde_json::from_str(&schema(Reader::Arrow, Per::Article)).expect("JSON");
        assert_eq!(arrow["fields"][0]["type"]["name"], "utf8");
        assert_eq!(arrow["fields"][0]["nullable"], false);
        let csv: Value = serde_json::from_str(&schema(Reader::Csv, Per::Article)).expect("JSON");
        let names: Vec<&str> = csv["fields"].as_array().expect("fields").iter().map(|f| f["name"].as_str().expect("a name")).collect();
        assert_eq!(names, table_names());
        let field = |name: &str| csv["fields"].as_array().expect("fields").iter().find(|f| f["name"] == name).cloned();
        assert_eq!(field("hedged"), Some(json!({ "name": "hedged", "type": "boolean" })));
        assert_eq!(field("source_ids"), Some(json!({ "name": "source_ids", "type": "list", "delimiter": "|", "itemType": "string" })));
    }

    #[test]
    fn no_column_of_a_row_is_a_bare_sql_keyword() {
        for Field { name, .. } in row_columns() {
            assert!(!["start", "end", "order", "group", "from", "to", "text"].contains(&name.as_str()), "{name}");
        }
    }
}
