//! Pictures as pixels: reading, writing, and comparing them as eyes do.

mod compare;

pub use compare::{Difference, compare};

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use png::{BitDepth, ColorType, Compression, Decoder, Encoder, Transformations};

use crate::failure::{Failure, Outcome};

/// Red, green and blue.
pub type Pixel = [u8; 3];

/// How many colours a palette holds.
const PALETTE: usize = 256;
/// Colours in the same steps of this size are close together.
const CLOSE: u8 = 8;

/// A picture without transparency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// In pixels.
    pub width: usize,
    /// From the top left, row by row.
    pub pixels: Vec<Pixel>,
}

impl Picture {
    /// Reads a PNG.
    pub fn read(png: &[u8]) -> Outcome<Self> {
        let failed =
            |error: &dyn std::fmt::Display| Failure::new(format!("the picture cannot be read: {error}"));
        let mut decoder = Decoder::new(Cursor::new(png));
        decoder.set_transformations(Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().map_err(|error| failed(&error))?;
        let size = reader.output_buffer_size().ok_or_else(|| failed(&"it is too large"))?;
        let mut bytes = vec![0; size];
        let read = reader.next_frame(&mut bytes).map_err(|error| failed(&error))?;
        let step = match read.color_type {
            ColorType::Rgb => 3,
            ColorType::Rgba => 4,
            other => return Err(failed(&format!("{other:?} is not what browsers take"))),
        };
        let pixels = bytes[..read.buffer_size()].chunks_exact(step).map(|part| [part[0], part[1], part[2]]);
        Ok(Self { width: read.width as usize, pixels: pixels.collect() })
    }

    /// The picture as a PNG, as small as it gets: with a palette where it has few colours.
    pub fn write(&self) -> Outcome<Vec<u8>> {
        let failed =
            |error: &dyn std::fmt::Display| Failure::new(format!("the picture cannot be written: {error}"));
        let mut palette: Vec<Pixel> = self.pixels.clone();
        palette.sort_unstable();
        palette.dedup();
        let mut png = Vec::new();
        let size = |side: usize| u32::try_from(side).map_err(|error| failed(&error));
        let mut encoder = Encoder::new(&mut png, size(self.width)?, size(self.height())?);
        encoder.set_depth(BitDepth::Eight);
        encoder.set_compression(Compression::High);
        let bytes = if palette.len() <= PALETTE {
            encoder.set_color(ColorType::Indexed);
            encoder.set_filter(png::Filter::NoFilter);
            encoder.set_palette(palette.concat());
            let index =
                |pixel: &Pixel| palette.binary_search(pixel).ok().and_then(|at| u8::try_from(at).ok());
            self.pixels.iter().map(|pixel| index(pixel).unwrap_or_default()).collect()
        } else {
            encoder.set_color(ColorType::Rgb);
            self.pixels.concat()
        };
        let mut writer = encoder.write_header().map_err(|error| failed(&error))?;
        writer.write_image_data(&bytes).map_err(|error| failed(&error))?;
        writer.finish().map_err(|error| failed(&error))?;
        Ok(png)
    }

    /// The same with so few colours that a palette holds them, which takes a quarter of the room. Colours that are close together
    /// become the most common of them, so areas stay exactly what they are and edges lose a little; nobody sees the difference,
    /// and [`compare`] neither.
    pub fn with_fewer_colours(&self) -> Self {
        let mut counts: BTreeMap<Pixel, usize> = BTreeMap::new();
        self.pixels.iter().for_each(|pixel| *counts.entry(*pixel).or_default() += 1);
        let mut common: Vec<(Pixel, usize)> = counts.iter().map(|(pixel, count)| (*pixel, *count)).collect();
        common.sort_by_key(|(_, count)| Reverse(*count));
        let mut taken = BTreeSet::new();
        common.retain(|(pixel, _)| taken.insert(pixel.map(|part| part / CLOSE)));
        common.truncate(PALETTE);
        let nearest = |pixel: &Pixel| {
            let apart = |other: &Pixel| -> u32 {
                (0..3).map(|part| u32::from(pixel[part].abs_diff(other[part])).pow(2)).sum()
            };
            common.iter().map(|(other, _)| *other).min_by_key(apart).unwrap_or_default()
        };
        let kept: BTreeMap<Pixel, Pixel> = counts.keys().map(|pixel| (*pixel, nearest(pixel))).collect();
        Self { width: self.width, pixels: self.pixels.iter().map(|pixel| kept[pixel]).collect() }
    }

    /// In pixels.
    pub fn height(&self) -> usize {
        self.pixels.len() / self.width.max(1)
    }
}
