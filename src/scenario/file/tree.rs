//! Turns any serialisable value into a document tree: what is to be written, without any layout.
//!
//! RON's own printer cannot put one struct on a line and the next on many, as the canonical form wants it.

use serde::{Serialize, ser};
use std::fmt::Display;

/// One value of a document.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Tree {
    /// A number, yes/no, nothing or a variant's name, as it is written.
    Bare(String),
    Text(String),
    List(Vec<Tree>),
    Map(Vec<(Tree, Tree)>),
    /// `Name(field: …)`; the name is empty for a struct that is no variant.
    Struct(&'static str, Vec<(&'static str, Tree)>),
    /// `Name(…)` around what is no struct.
    Variant(&'static str, Box<Tree>),
}

/// Why a value has no tree.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum TreeError {
    /// Maps and lists stand in one another more than [`MAX_DEPTH`] deep.
    #[error("nested too deeply")]
    TooDeep,
    #[error("{0}")]
    Other(String),
}

impl ser::Error for TreeError {
    fn custom<T: Display>(message: T) -> Self {
        Self::Other(message.to_string())
    }
}

/// What a file may nest; a JSON parser stops at 128, and the reader is given more than this.
pub(super) const MAX_DEPTH: usize = 140;

/// The tree of a value.
pub(super) fn tree<T: Serialize + ?Sized>(value: &T) -> Result<Tree, TreeError> {
    value.serialize(Builder { depth: 0 })
}

#[derive(Clone, Copy)]
struct Builder {
    depth: usize,
}

impl Builder {
    fn deeper(self) -> Result<Self, TreeError> {
        if self.depth >= MAX_DEPTH { Err(TreeError::TooDeep) } else { Ok(Self { depth: self.depth + 1 }) }
    }

    fn inner<T: Serialize + ?Sized>(self, value: &T) -> Result<Tree, TreeError> {
        value.serialize(self.deeper()?)
    }

    fn parts(self) -> Parts {
        Parts { builder: self, variant: "", items: Vec::new(), keys: Vec::new(), fields: Vec::new() }
    }
}

fn bare(value: impl Display) -> Result<Tree, TreeError> {
    Ok(Tree::Bare(value.to_string()))
}

macro_rules! bare_values {
    ($($method:ident: $type:ty,)*) => {$(
        fn $method(self, value: $type) -> Result<Tree, TreeError> {
            bare(value)
        }
    )*};
}

/// What begins a value with parts: its method, and the name of the variant where it is one.
macro_rules! with_parts {
    ($($method:ident($($argument:ident: $type:ty),*) $($variant:ident)?;)*) => {$(
        fn $method(self, $($argument: $type),*) -> Result<Parts, TreeError> {
            Ok(Parts { $(variant: $variant,)? ..self.parts() })
        }
    )*};
}

impl ser::Serializer for Builder {
    type Ok = Tree;
    type Error = TreeError;
    type SerializeSeq = Parts;
    type SerializeTuple = Parts;
    type SerializeTupleStruct = Parts;
    type SerializeTupleVariant = Parts;
    type SerializeMap = Parts;
    type SerializeStruct = Parts;
    type SerializeStructVariant = Parts;

    bare_values! {
        serialize_bool: bool,
        serialize_i8: i8,
        serialize_i16: i16,
        serialize_i32: i32,
        serialize_i64: i64,
        serialize_u8: u8,
        serialize_u16: u16,
        serialize_u32: u32,
        serialize_u64: u64,
    }

    fn serialize_f32(self, value: f32) -> Result<Tree, TreeError> {
        self.serialize_f64(value.into())
    }

    /// Debug writes the shortest digits that read back the same, and keeps the point of a whole number.
    fn serialize_f64(self, value: f64) -> Result<Tree, TreeError> {
        Ok(Tree::Bare(format!("{value:?}")))
    }

    fn serialize_char(self, value: char) -> Result<Tree, TreeError> {
        Ok(Tree::Text(value.into()))
    }

    fn serialize_str(self, value: &str) -> Result<Tree, TreeError> {
        Ok(Tree::Text(value.into()))
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<Tree, TreeError> {
        self.inner(value)
    }

    fn serialize_none(self) -> Result<Tree, TreeError> {
        bare("None")
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Tree, TreeError> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Tree, TreeError> {
        bare("()")
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<Tree, TreeError> {
        bare("()")
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<Tree, TreeError> {
        bare(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<Tree, TreeError> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<Tree, TreeError> {
        Ok(match self.inner(value)? {
            Tree::Struct("", fields) => Tree::Struct(variant, fields),
            other => Tree::Variant(variant, Box::new(other)),
        })
    }

    with_parts! {
        serialize_seq(_length: Option<usize>);
        serialize_tuple(_length: usize);
        serialize_tuple_struct(_name: &'static str, _length: usize);
        serialize_tuple_variant(_name: &'static str, _index: u32, variant: &'static str, _length: usize) variant;
        serialize_map(_length: Option<usize>);
        serialize_struct(_name: &'static str, _length: usize);
        serialize_struct_variant(_name: &'static str, _index: u32, variant: &'static str, _length: usize) variant;
    }
}

/// The entries of a list, map or struct so far.
struct Parts {
    builder: Builder,
    variant: &'static str,
    items: Vec<Tree>,
    keys: Vec<Tree>,
    fields: Vec<(&'static str, Tree)>,
}

impl Parts {
    fn push<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), TreeError> {
        self.items.push(self.builder.inner(value)?);
        Ok(())
    }

    fn field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), TreeError> {
        self.fields.push((name, self.builder.inner(value)?));
        Ok(())
    }
}

macro_rules! lists {
    ($($kind:ident: $method:ident,)*) => {$(
        impl ser::$kind for Parts {
            type Ok = Tree;
            type Error = TreeError;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), TreeError> {
                self.push(value)
            }

            fn end(self) -> Result<Tree, TreeError> {
                let list = Tree::List(self.items);
                Ok(if self.variant.is_empty() { list } else { Tree::Variant(self.variant, Box::new(list)) })
            }
        }
    )*};
}

lists! {
    SerializeSeq: serialize_element,
    SerializeTuple: serialize_element,
    SerializeTupleStruct: serialize_field,
    SerializeTupleVariant: serialize_field,
}

impl ser::SerializeMap for Parts {
    type Ok = Tree;
    type Error = TreeError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), TreeError> {
        self.keys.push(self.builder.inner(key)?);
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), TreeError> {
        self.push(value)
    }

    fn end(self) -> Result<Tree, TreeError> {
        Ok(Tree::Map(self.keys.into_iter().zip(self.items).collect()))
    }
}

macro_rules! structs {
    ($($kind:ident,)*) => {$(
        impl ser::$kind for Parts {
            type Ok = Tree;
            type Error = TreeError;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), TreeError> {
                self.field(name, value)
            }

            fn end(self) -> Result<Tree, TreeError> {
                Ok(Tree::Struct(self.variant, self.fields))
            }
        }
    )*};
}

structs! {
    SerializeStruct,
    SerializeStructVariant,
}
