//! A strict JSON reader for the small objects in tokens and keys.
//!
//! It accepts a subset of what `JSON.parse` and `serde_json` accept (names unique at every level, depth
//! bounded, numbers finite, strings well-formed Unicode), so a text that passed here means the same to
//! every parser. That is why the bytes that were checked can be handed on as they are.

mod number;
#[cfg(any(target_arch = "wasm32", test))]
mod shape;
mod string;
mod write;

use crate::error::Fault;
use alloc::borrow::Cow;
use alloc::collections::BinaryHeap;
use alloc::vec::Vec;

#[cfg(target_arch = "wasm32")]
pub(crate) use shape::MOST_MEMBERS;
pub(crate) use write::{Writer, strings};

/// Nobody else waits for them there.
#[cfg(target_arch = "wasm32")]
static SHAPES: spin::Mutex<shape::Shapes> = spin::Mutex::new(shape::Shapes::new());

/// Deepest nesting of arrays and objects, the outermost being level 1.
const MAX_DEPTH: usize = 64;
/// Up to here comparing every name with every other beats sorting them.
const FEW_NAMES: usize = 16;

#[derive(Debug)]
pub(crate) enum Value<'a> {
    Null,
    Bool(bool),
    Number(f64),
    String(Cow<'a, str>),
    Array(Vec<Self>),
    Object(Object<'a>),
}

impl Value<'_> {
    pub(crate) fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The elements of an array that holds nothing but strings.
    pub(crate) fn as_strings(&self) -> Option<Vec<&str>> {
        match self {
            Self::Array(items) => items.iter().map(Self::as_str).collect(),
            _ => None,
        }
    }
}

/// Members in the order of the text; no two share a name.
#[derive(Debug)]
pub(crate) struct Object<'a> {
    members: Vec<Member<'a>>,
    inside: &'a str,
    /// The number of its shape; 0 where it was read without one.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        allow(dead_code, reason = "for JavaScript")
    )]
    shape: u32,
}

#[derive(Debug)]
pub(crate) struct Member<'a> {
    name: Cow<'a, str>,
    pub(crate) value: Value<'a>,
    /// Where the value begins in the text, and where it ends.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        allow(dead_code, reason = "for JavaScript")
    )]
    pub(crate) span: (usize, usize),
}

impl<'a> Object<'a> {
    /// Reads a whole text that must be one object.
    pub(crate) fn parse(text: &'a str) -> Result<Self, Fault> {
        let mut reader = Reader::new(text);
        let value = reader.value(MAX_DEPTH)?;
        reader.skip_space();
        match value {
            _ if reader.peek().is_some() => Err(Fault::Syntax),
            Value::Object(object) => Ok(object),
            _ => Err(Fault::NotAnObject),
        }
    }

    /// The same for claims, of which many are of one shape.
    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn parse_claims(text: &'a str) -> Result<Self, Fault> {
        Self::parse(text)
    }

    #[cfg(target_arch = "wasm32")]
    pub(crate) fn parse_claims(text: &'a str) -> Result<Self, Fault> {
        // A call that ended in a trap, as for want of stack, has left it locked: then there are no shapes any more.
        let Some(mut shapes) = SHAPES.try_lock() else {
            return Self::parse(text);
        };
        if let Some(object) = shapes.read(text) {
            return Ok(object);
        }
        let object = Self::parse(text)?;
        shapes.learn(&object);
        Ok(object)
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Value<'a>> {
        self.members
            .iter()
            .find(|member| same(&member.name, name))
            .map(|member| &member.value)
    }

    #[cfg(target_arch = "wasm32")]
    pub(crate) fn members(&self) -> &[Member<'a>] {
        &self.members
    }

    #[cfg(target_arch = "wasm32")]
    pub(crate) const fn shape(&self) -> u32 {
        self.shape
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// The members as they are written, without the braces.
    pub(crate) const fn inside(&self) -> &'a str {
        self.inside
    }

    fn has_repeated_name(&self) -> bool {
        let members = &self.members;
        if members.len() <= FEW_NAMES {
            return members.iter().enumerate().any(|(index, member)| {
                let mut earlier = members.iter().take(index);
                earlier.any(|other| same(&other.name, &member.name))
            });
        }
        // Of what sorts without recursion and in place, this is the least code.
        let names: BinaryHeap<&str> = members.iter().map(|member| member.name.as_ref()).collect();
        let names = names.into_sorted_vec();
        names.windows(2).any(|pair| pair.first() == pair.last())
    }
}

/// Of short names, most differ in their first letters: sooner seen than a function is called that compares memory.
fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().eq(b.bytes())
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    const fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte was seen, and is a whole character or part of one that is skipped to its end.
    fn skip(&mut self) {
        self.at = self.at.wrapping_add(1);
    }

    fn ahead(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// Takes what is made of such bytes.
    fn take_while(&mut self, fits: impl Fn(u8) -> bool) -> &'a str {
        let start = self.at;
        while self.peek().is_some_and(&fits) {
            self.skip();
        }
        self.since(start)
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.skip();
        }
    }

    /// Takes `byte` where it is next.
    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        if found {
            self.skip();
        }
        found
    }

    fn expect(&mut self, byte: u8) -> Result<(), Fault> {
        if self.eat(byte) {
            Ok(())
        } else {
            Err(Fault::Syntax)
        }
    }

    fn word(&mut self, word: &str, value: Value<'a>) -> Result<Value<'a>, Fault> {
        word.bytes().try_for_each(|letter| self.expect(letter))?;
        Ok(value)
    }

    /// `depth` counts the levels that may still be opened.
    fn value(&mut self, depth: usize) -> Result<Value<'a>, Fault> {
        self.skip_space();
        match self.peek().ok_or(Fault::Syntax)? {
            b'{' => self.object(depth),
            b'[' => self.array(depth),
            b'"' => self.string().map(Value::String),
            b't' => self.word("true", Value::Bool(true)),
            b'f' => self.word("false", Value::Bool(false)),
            b'n' => self.word("null", Value::Null),
            _ => self.number().map(Value::Number),
        }
    }

    fn object(&mut self, depth: usize) -> Result<Value<'a>, Fault> {
        // The outermost one has several, as a rule.
        let room = if depth == MAX_DEPTH { FEW_NAMES } else { 0 };
        let mut members = Vec::with_capacity(room);
        let start = self.at.saturating_add(1);
        self.list(b'{', b'}', depth, |reader, depth| {
            reader.skip_space();
            let name = reader.string()?;
            reader.skip_space();
            reader.expect(b':')?;
            reader.skip_space();
            let start = reader.at;
            let value = reader.value(depth)?;
            let span = (start, reader.at);
            members.push(Member { name, value, span });
            Ok(())
        })?;
        let end = self.at.saturating_sub(1);
        let inside = self.text.get(start..end).unwrap_or_default();
        let object = Object {
            members,
            inside,
            shape: 0,
        };
        if object.has_repeated_name() {
            return Err(Fault::RepeatedName);
        }
        Ok(Value::Object(object))
    }

    fn array(&mut self, depth: usize) -> Result<Value<'a>, Fault> {
        let mut items = Vec::new();
        self.list(b'[', b']', depth, |reader, depth| {
            items.push(reader.value(depth)?);
            Ok(())
        })?;
        Ok(Value::Array(items))
    }

    /// What arrays and objects have in common: `open`, items between commas, `close`.
    fn list(
        &mut self,
        open: u8,
        close: u8,
        depth: usize,
        mut item: impl FnMut(&mut Self, usize) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let depth = depth.checked_sub(1).ok_or(Fault::TooDeep)?;
        self.expect(open)?;
        self.skip_space();
        if self.eat(close) {
            return Ok(());
        }
        loop {
            item(self, depth)?;
            self.skip_space();
            if self.eat(close) {
                return Ok(());
            }
            self.expect(b',')?;
        }
    }
}
