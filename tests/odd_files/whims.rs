//! Choices of layout, taken one after the other from a row of numbers, so that a case that fails shrinks to the plainest text.

pub struct Whims {
    row: std::vec::IntoIter<u8>,
}

impl Whims {
    pub fn new(row: Vec<u8>) -> Self {
        Self { row: row.into_iter() }
    }

    /// One of so many; 0, the plainest, where no numbers are left.
    pub fn pick(&mut self, of: usize) -> usize {
        self.row.next().map_or(0, |number| usize::from(number) % of.max(1))
    }

    /// One of these, the first the plainest.
    pub fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.pick(of.len())]
    }

    /// Whether something odd happens that happens once in so many times.
    pub fn rarely(&mut self, once_in: usize) -> bool {
        self.pick(once_in) == once_in - 1
    }

    /// Another order. Where `keeps` says so of two, the first stays before the second.
    pub fn shuffle<T>(&mut self, things: Vec<T>, keeps: impl Fn(&T, &T) -> bool) -> Vec<T> {
        let mut left = things;
        let mut shuffled = Vec::new();
        while !left.is_empty() {
            let wanted = if self.rarely(2) { self.pick(left.len()) } else { 0 };
            let first = left.iter().position(|other| keeps(other, &left[wanted]));
            shuffled.push(left.remove(first.unwrap_or(wanted).min(wanted)));
        }
        shuffled
    }
}
