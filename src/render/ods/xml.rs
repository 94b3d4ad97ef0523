//! XML that is well formed by construction: what is opened is closed, and all text is escaped.

/// XML that is being written.
#[derive(Default)]
pub struct Xml(String);

/// Names and values of attributes.
pub type Attributes<'words> = &'words [(&'words str, &'words str)];

impl Xml {
    /// A document with this element around all.
    pub fn document(
        name: &str,
        attributes: Attributes<'_>,
        inside: impl FnOnce(&mut Self),
    ) -> Self {
        let mut xml = Self(r#"<?xml version="1.0" encoding="UTF-8"?>"#.to_owned() + "\n");
        xml.element(name, attributes, inside);
        xml
    }

    /// An element with something in it.
    pub fn element(
        &mut self,
        name: &str,
        attributes: Attributes<'_>,
        inside: impl FnOnce(&mut Self),
    ) {
        self.open(name, attributes);
        self.0.push('>');
        inside(self);
        self.0.extend(["</", name, ">"]);
    }

    /// An element with nothing in it.
    pub fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.open(name, attributes);
        self.0.push_str("/>");
    }

    /// An element with text in it.
    pub fn text_element(&mut self, name: &str, words: &str) {
        self.element(name, &[], |xml| xml.text(words));
    }

    /// Text.
    pub fn text(&mut self, words: &str) {
        for letter in words.chars() {
            match letter {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                // A reader takes the line break of an attribute for a space.
                '\n' => self.0.push_str("&#10;"),
                letter => self.0.push(letter),
            }
        }
    }

    /// The bytes of it.
    pub fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    fn open(&mut self, name: &str, attributes: Attributes<'_>) {
        self.0.extend(["<", name]);
        for (attribute, value) in attributes {
            self.0.extend([" ", attribute, "=\""]);
            self.text(value);
            self.0.push('"');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text_inside_an_element_and_inside_an_attribute() {
        let hostile = "</a><b c=\"d\">&e;]]>";
        let xml = Xml::document("a", &[("b", hostile)], |xml| xml.text(hostile));
        let escaped = "&lt;/a&gt;&lt;b c=&quot;d&quot;&gt;&amp;e;]]&gt;";
        let expected =
            format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a b=\"{escaped}\">{escaped}</a>");
        assert_eq!(String::from_utf8_lossy(xml.bytes()), expected);
    }
}
