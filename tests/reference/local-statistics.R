# Reference values of local statistics beyond North Carolina: a random 7 x 6 grid with an island, and
# k-nearest (one-sided) weights. R 4.2.2, spdep 1.2-7. Run: Rscript local-statistics.R
suppressMessages({library(spdep); library(jsonlite)})
set.seed(1)
n <- 42
x <- round(rgamma(n, 2, 0.1) + rep(1:6, each = 7)^2, 3)
pop <- round(runif(n, 50, 5000)); cases <- rpois(n, pop * 0.01 * rgamma(n, 4, 4))
queen <- cell2nb(7, 6, type = "queen")
lists <- lapply(queen, function(v) setdiff(v[v > 0], 1)); lists[[1]] <- integer(0)
isl <- lapply(lists, function(v) if (length(v)) as.integer(v) else 0L)
class(isl) <- "nb"; attr(isl, "region.id") <- as.character(1:n)
xy <- cbind(rep(1:7, 6) + 0.1 * sin(1:n), rep(1:6, each = 7) + 0.1 * cos(2 * (1:n)))
knn <- knn2nb(knearneigh(xy, 4))
describe <- function(nb) {
  B <- nb2listw(nb, style = "B", zero.policy = TRUE); W <- nb2listw(nb, style = "W", zero.policy = TRUE)
  S <- nb2listw(include.self(nb), style = "B")
  lm <- localmoran(x, W, zero.policy = TRUE); g <- moran.test(x, W, zero.policy = TRUE)
  list(neighbours = lapply(nb, function(v) v[v > 0] - 1L),
    giStar = as.numeric(localG(x, S)), gi = as.numeric(localG(x, B, zero.policy = TRUE)),
    localI = lm[, 1], expected = lm[, 2], variance = lm[, 3], z = lm[, 4], p = lm[, 5],
    moran = c(g$estimate, p = 2 * pnorm(abs(g$statistic), lower = FALSE)),
    ebLocal = EBlocal(cases, pop, nb, zero.policy = TRUE)$est)
}
cat(toJSON(list(x = x, cases = cases, population = pop, centres = c(t(xy)), ebGlobal = EBest(cases, pop)$estmm,
  island = describe(isl), nearest = describe(knn)), digits = 15, na = "null", auto_unbox = FALSE),
  file = "local-statistics.json")
