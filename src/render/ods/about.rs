//! What is said of a workbook besides its contents: its files, whose it is, and what of it stays in sight.

use super::xml::Xml;
use super::{KIND, VERSION};
use crate::render::workbook::{Sheet, Workbook};

const OFFICE: (&str, &str) = ("xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0");

/// The list of the files.
pub fn manifest() -> Xml {
    let name = ("xmlns:manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0");
    Xml::document("manifest:manifest", &[name, ("manifest:version", VERSION.1)], |xml| {
        let parts = ["content.xml", "styles.xml", "meta.xml", "settings.xml"];
        let parts = parts.map(|path| (path, "text/xml"));
        for (path, kind) in [("/", KIND)].into_iter().chain(parts) {
            let about = [("manifest:full-path", path), ("manifest:media-type", kind)];
            xml.empty("manifest:file-entry", &about);
        }
    })
}

/// Title, author, day and language.
pub fn meta(workbook: &Workbook) -> Xml {
    let names = [
        OFFICE,
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"),
        VERSION,
    ];
    let day = workbook.today.format("%Y-%m-%dT00:00:00").to_string();
    Xml::document("office:document-meta", &names, |xml| {
        xml.element("office:meta", &[], |xml| {
            xml.text_element("meta:generator", concat!("cov-plan/", env!("CARGO_PKG_VERSION")));
            xml.text_element("dc:title", &workbook.title);
            if let Some(organisation) = &workbook.organisation {
                xml.text_element("meta:initial-creator", organisation);
                xml.text_element("dc:creator", organisation);
            }
            xml.text_element("meta:creation-date", &day);
            xml.text_element("dc:date", &day);
            xml.text_element("dc:language", "en-GB");
        });
    })
}

/// The heads of each table stay in sight.
pub fn settings(workbook: &Workbook) -> Xml {
    let names = [
        OFFICE,
        ("xmlns:config", "urn:oasis:names:tc:opendocument:xmlns:config:1.0"),
        ("xmlns:ooo", "http://openoffice.org/2004/office"),
        VERSION,
    ];
    Xml::document("office:document-settings", &names, |xml| {
        xml.element("office:settings", &[], |xml| {
            xml.element("config:config-item-set", &[("config:name", "ooo:view-settings")], |xml| {
                xml.element("config:config-item-map-indexed", &[("config:name", "Views")], |xml| {
                    xml.element("config:config-item-map-entry", &[], |xml| view(xml, workbook));
                });
            });
        });
    })
}

fn view(xml: &mut Xml, workbook: &Workbook) {
    item(xml, ("ViewId", "string"), "view1");
    xml.element("config:config-item-map-named", &[("config:name", "Tables")], |xml| {
        for sheet in &workbook.sheets {
            let name = [("config:name", sheet.name.as_str())];
            xml.element("config:config-item-map-entry", &name, frozen);
        }
    });
}

fn frozen(xml: &mut Xml) {
    let first = (Sheet::HEAD_ROW + 1).to_string();
    item(xml, ("HorizontalSplitMode", "short"), "0");
    item(xml, ("VerticalSplitMode", "short"), "2");
    item(xml, ("VerticalSplitPosition", "int"), &first);
    item(xml, ("ActiveSplitRange", "short"), "2");
    item(xml, ("PositionTop", "int"), "0");
    item(xml, ("PositionBottom", "int"), &first);
}

fn item(xml: &mut Xml, (name, kind): (&str, &str), value: &str) {
    let about = [("config:name", name), ("config:type", kind)];
    xml.element("config:config-item", &about, |xml| xml.text(value));
}
