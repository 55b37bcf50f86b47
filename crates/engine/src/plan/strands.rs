//! Sums and the largest product, each in four strands that a processor can follow side by side: one addition need not wait
//! for the other.

const STRANDS: usize = 4;

/// The sum of the numbers.
pub(super) fn sum(numbers: &[f64]) -> f64 {
    let parts = numbers.chunks_exact(STRANDS);
    let rest: f64 = parts.remainder().iter().sum();
    let mut strands = [0.0; STRANDS];
    for part in parts {
        strands.iter_mut().zip(part).for_each(|(strand, number)| *strand += number);
    }
    rest + strands.iter().sum::<f64>()
}

/// The sum of the products of two numbers, and the sum of the squares of those products.
pub(super) fn products(numbers: &[f64], factors: &[f64]) -> (f64, f64) {
    let (mut sums, mut squares) = ([0.0; STRANDS], [0.0; STRANDS]);
    let (numbers, factors) = (numbers.chunks_exact(STRANDS), factors.chunks_exact(STRANDS));
    let rest = numbers.remainder().iter().zip(factors.remainder());
    for (strand, (number, factor)) in rest.enumerate() {
        let product = number * factor;
        sums[strand] = product;
        squares[strand] = product * product;
    }
    for (numbers, factors) in numbers.zip(factors) {
        for strand in 0..STRANDS {
            let product = numbers[strand] * factors[strand];
            sums[strand] += product;
            squares[strand] += product * product;
        }
    }
    (sums.iter().sum(), squares.iter().sum())
}

/// The largest product of two numbers, or 0 when none is larger.
pub(super) fn largest_product(numbers: &[f64], factors: &[f64]) -> f64 {
    let larger = |a: f64, b: f64| if a > b { a } else { b };
    let product = |(number, factor): (&f64, &f64)| number * factor;
    let mut strands = [0.0; STRANDS];
    let (numbers, factors) = (numbers.chunks_exact(STRANDS), factors.chunks_exact(STRANDS));
    let rest = numbers.remainder().iter().zip(factors.remainder()).map(product).fold(0.0, larger);
    for (numbers, factors) in numbers.zip(factors) {
        for (strand, pair) in strands.iter_mut().zip(numbers.iter().zip(factors)) {
            *strand = larger(product(pair), *strand);
        }
    }
    strands.into_iter().fold(rest, larger)
}

#[cfg(test)]
mod tests {
    use super::{largest_product, products, sum};

    /// Numbers whose sums are exact, so that the order of additions does not matter.
    fn numbers(count: i32) -> Vec<f64> {
        (0..count).map(|at| f64::from((at * 7) % 11)).collect()
    }

    #[test]
    fn strands_give_what_one_after_the_other_gives() {
        for count in 0..12 {
            let (numbers, factors) = (numbers(count), numbers(count + 1));
            let expected: Vec<f64> = numbers.iter().zip(&factors[1..]).map(|(a, b)| a * b).collect();
            let (whole, squares) = products(&numbers, &factors[1..]);
            assert_eq!(whole, expected.iter().sum::<f64>());
            assert_eq!(squares, expected.iter().map(|product| product * product).sum::<f64>());
            assert_eq!(sum(&numbers), numbers.iter().sum::<f64>());
            assert_eq!(
                largest_product(&numbers, &factors[1..]),
                expected.iter().copied().fold(0.0, f64::max)
            );
        }
    }
}
