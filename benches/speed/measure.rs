//! The best of several rounds. All pieces of work take turns in each round, so that a busy moment of the machine meets them alike.

use std::time::Duration;

/// The shortest time of each piece of work; `time` does the one of that index and says how long it took.
pub fn best_of(
    rounds: usize,
    pieces: usize,
    mut time: impl FnMut(usize) -> Duration,
) -> Vec<Duration> {
    let mut best = vec![Duration::MAX; pieces];
    for _ in 0..rounds {
        for (index, best) in best.iter_mut().enumerate() {
            *best = time(index).min(*best);
        }
    }
    best
}
