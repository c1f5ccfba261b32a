# Reference values for tests/trends and tests/numeric: Kendall's test (base R), Theil–Sen (from the
# definition), Farrington flexible and EARS (surveillance), on counts made here.
suppressMessages({ library(surveillance); library(jsonlite) })
# R's glm stops at a relative change of 1e-8 and takes dispersions from the iteration before; run it to the end.
assignInNamespace("glm.control", function(epsilon = 1e-14, maxit = 100, trace = FALSE)
  list(epsilon = epsilon, maxit = maxit, trace = trace), "stats")
set.seed(4)
sen <- function(y, level = 0.05) {
  i <- which(!is.na(y)); d <- c()
  for (a in seq_along(i)) for (b in seq_along(i)) if (a < b) d <- c(d, (y[i[b]] - y[i[a]]) / (i[b] - i[a]))
  d <- sort(d); n <- length(i); t <- table(y[i])
  v <- (n * (n - 1) * (2 * n + 5) - sum(t * (t - 1) * (2 * t + 5))) / 18
  reach <- qnorm(1 - level / 2) * sqrt(v); N <- length(d)
  c(median(d), d[round((N - reach) / 2)], d[round((N + reach) / 2 + 1)], v)
}
kendall <- function(y) {
  t <- cor.test(y, seq_along(y), method = "kendall", exact = FALSE, continuity = TRUE)
  c(t$statistic, t$p.value, t$estimate)
}
short <- c(3, 5, 4, 4, 6, 9, 7, 7, 12, 10)
tied <- c(0, 0, 1, 0, 0, 2, 0, 0, 0, 1, 1, 3)
long <- rpois(60, exp(1 + 0.01 * 1:60))
weeks <- 7 * 52
mu <- exp(2 + 0.001 * (1:weeks) + 0.5 * sin(2 * pi * (1:weeks) / 52))
y <- rnbinom(weeks, mu = mu, size = 10)
y[c(120, 233)] <- c(90, 60); y[weeks] <- 70
pop <- round(1e5 * exp(0.0005 * 1:weeks))
s <- sts(y, start = c(2010, 1), frequency = 52, population = matrix(pop))
last <- (weeks - 9):weeks
far <- function(s, at, ...) {
  f <- farringtonFlexible(s, control = list(range = at, ...))
  list(upper = as.vector(upperbound(f)), expected = as.vector(f@control$expected), phi = as.vector(f@control$phiVector),
    score = as.vector(f@control$score), p = as.vector(f@control$pvalue), alarm = as.vector(alarms(f)))
}
months <- 96
ym <- rnbinom(months, mu = exp(1.5 + 0.3 * cos(2 * pi * (1:months) / 12)), size = 8)
sm <- sts(ym, start = c(2010, 1), frequency = 12, population = matrix(rep(1, months)))
ears <- function(method) { e <- earsC(s, control = list(range = last, method = method)); as.vector(upperbound(e)) }
cat(toJSON(list(
  provenance = paste(R.version.string, "surveillance", packageVersion("surveillance"), "glm.control(epsilon = 1e-14)"),
  short = short, tied = tied, long = long,
  kendall = list(short = kendall(short), tied = kendall(tied), long = kendall(long)),
  sen = list(short = sen(short), tied = sen(tied), long = sen(long)),
  weekly = y, population = pop, monthly = ym,
  farrington = list(
    noufaily = far(s, last, b = 5, w = 3, noPeriods = 10, pastWeeksNotIncluded = 26, alpha = 0.005, trend = TRUE,
      pThresholdTrend = 1, thresholdMethod = "nbPlugin", weightsThreshold = 2.58),
    muan = far(s, last, b = 5, w = 3, noPeriods = 10, pastWeeksNotIncluded = 26, alpha = 0.05, pThresholdTrend = 1,
      thresholdMethod = "muan", populationOffset = TRUE),
    default = far(s, last),
    unweighted = far(s, last, reweight = FALSE, noPeriods = 5, populationOffset = TRUE),
    monthly = far(sm, 87:96, b = 4, w = 1, noPeriods = 4, pastWeeksNotIncluded = 6, alpha = 0.01, pThresholdTrend = 0.05,
      thresholdMethod = "nbPlugin")),
  ears = list(c1 = ears("C1"), c2 = ears("C2"), c3 = ears("C3"))
), digits = NA, auto_unbox = TRUE, na = "null"))
