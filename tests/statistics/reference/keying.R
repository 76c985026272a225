# Exact intervals of rates and shares, computed by R alone (poisson.test, binom.test), for the tests to compare with:
#
#   Rscript tests/statistics/reference/keying.R OUT.json        (poe reference)

suppressMessages(library(jsonlite))
output <- commandArgs(trailingOnly = TRUE)[1]

poisson <- function(k, n) {
  found <- poisson.test(k, n)
  list(differed = k, fields = n, rate = 1e4 * unname(found$estimate), low = 1e4 * found$conf.int[1],
       high = 1e4 * found$conf.int[2])
}
binomial <- function(k, n) {
  found <- binom.test(k, n)
  list(wrong = k, fields = n, rate = 1e4 * unname(found$estimate), low = 1e4 * found$conf.int[1],
       high = 1e4 * found$conf.int[2])
}
# how many more fields without a difference until the upper bound is no higher than the limit, one field at a time
needed <- function(k, n, limit) {
  more <- 0
  while (n + more == 0 || 1e4 * binom.test(k, n + more)$conf.int[2] > limit) more <- more + 1
  list(wrong = k, fields = n, limit = limit, needed = more)
}

write_json(list(
  versions = list(R = as.character(getRversion())),
  poisson = Map(poisson, c(14, 9, 20, 3, 11, 57, 9, 0, 0, 1, 250, 40), c(7254, 4464, 7440, 1860, 5580, 26598, 1776, 282, 3, 1, 26598, 40)),
  binomial = Map(binomial, c(0, 1, 3, 12, 1430, 0), c(1430, 1430, 20000, 1430, 1430, 1)),
  needed = Map(needed, c(0, 0, 1, 3, 0), c(1430, 0, 1430, 200, 65000), c(20, 100, 50, 200, 1))),
  output, digits = NA, auto_unbox = TRUE, pretty = TRUE)
