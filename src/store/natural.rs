//! The order in which people expect names with numbers in them: 3.2 before 3.10.

use std::cmp::Ordering;

/// Compares two paths part by part, and runs of digits by their value.
pub fn compare(left: &str, right: &str) -> Ordering {
    let mut left_parts = left.split('/');
    let mut right_parts = right.split('/');
    loop {
        match (left_parts.next(), right_parts.next()) {
            (Some(one), Some(other)) => match compare_part(one, other) {
                Ordering::Equal => {}
                unequal => return unequal,
            },
            // Two spellings of one value, such as 3.1 and 3.01, still need an order of their own.
            (None, None) => return left.cmp(right),
            (one, other) => return one.is_some().cmp(&other.is_some()),
        }
    }
}

fn compare_part(left: &str, right: &str) -> Ordering {
    let (mut left, mut right) = (left, right);
    loop {
        let (left_digits, right_digits) = (digits(left), digits(right));
        let unequal = if left_digits > 0 && right_digits > 0 {
            let (one, other) = (left.get(..left_digits), right.get(..right_digits));
            left = left.get(left_digits..).unwrap_or_default();
            right = right.get(right_digits..).unwrap_or_default();
            let value = |digits: Option<&str>| {
                digits.unwrap_or_default().trim_start_matches('0').to_owned()
            };
            let (one, other) = (value(one), value(other));
            one.len().cmp(&other.len()).then_with(|| one.cmp(&other))
        } else {
            let (mut one, mut other) = (left.chars(), right.chars());
            let (first, second) = (one.next(), other.next());
            if first.is_none() && second.is_none() {
                return Ordering::Equal;
            }
            left = one.as_str();
            right = other.as_str();
            first.cmp(&second)
        };
        if unequal != Ordering::Equal {
            return unequal;
        }
    }
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::*;

    #[test]
    fn numbers_sort_by_their_value_wherever_they_stand() {
        let mut names =
            ["a/3.10.toml", "a/3.2.toml", "a/10-x/1.1.toml", "a/9-x/2.1.toml", "a", "a/3.02.toml"];
        names.sort_by(|left, right| compare(left, right));
        assert_eq!(
            names,
            ["a", "a/3.02.toml", "a/3.2.toml", "a/3.10.toml", "a/9-x/2.1.toml", "a/10-x/1.1.toml"]
        );
    }

    /// The same cases every time.
    fn cases() -> ProptestConfig {
        let (rng_seed, failure_persistence) = (RngSeed::Fixed(2019), None);
        ProptestConfig { rng_seed, failure_persistence, ..ProptestConfig::with_cases(1000) }
    }

    /// Paths of few letters and many digits, so that the same runs of them meet often.
    fn any_path() -> impl Strategy<Value = String> {
        "[0-2]{0,3}[.a]{0,2}[0-2]{0,2}(/[0-2]{0,2}[.b]?[0-2é]{0,2}){0,2}"
    }

    proptest! {
        #![proptest_config(cases())]

        #[test]
        fn all_paths_have_one_order(one in any_path(), two in any_path(), three in any_path()) {
            prop_assert_eq!(compare(&one, &two), compare(&two, &one).reverse());
            prop_assert_eq!(compare(&one, &two) == Ordering::Equal, one == two);
            let mut paths = [one, two, three];
            paths.sort_by(|left, right| compare(left, right));
            prop_assert_ne!(compare(&paths[0], &paths[2]), Ordering::Greater, "{:?}", paths);
        }

        #[test]
        fn names_that_differ_in_a_number_sort_by_it(one in 0_u64.., other in 0_u64..) {
            let name = |number| format!("actions/{number}-x/1.toml");
            prop_assert_eq!(compare(&name(one), &name(other)), one.cmp(&other));
        }
    }
}
