# Every number of a study, computed by R alone, for the tests to compare with:
#
#   Rscript tests/statistics/reference/reference.R FOLDER OUT.json        (both studies: poe reference)
#
# FOLDER holds participants.csv, answers.csv, sessions.csv and attendance.csv. The scoring keys are typed here once more and nothing of the program is
# read, so that a slip in its keys or its formulas shows as a difference. Items 16 and 23 of the 26-item self-compassion
# scale are taken as the two that the 24-item form leaves out. Where a package gives an interval to few digits only
# (effectsize looks for noncentral bounds with optim), the bounds are solved here and the package's own are kept beside.

suppressMessages({
  library(afex); library(car); library(psych); library(effectsize); library(jsonlite)
})

arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
output <- arguments[2]
options(contrasts = c("contr.sum", "contr.poly"), digits = 17)
afex_options(es_aov = "pes", correction_aov = "none")

tables <- c("participants.csv", "answers.csv", "sessions.csv", "attendance.csv")
tables <- as.list(setNames(tools::md5sum(file.path(folder, tables)), tables))
people <- read.csv(file.path(folder, "participants.csv"), colClasses = "character", na.strings = "")
answers <- read.csv(file.path(folder, "answers.csv"), colClasses = "character", na.strings = "")
sessions <- read.csv(file.path(folder, "sessions.csv"), colClasses = "character", na.strings = "")
attendance <- read.csv(file.path(folder, "attendance.csv"), colClasses = "character", na.strings = "")
people <- people[order(people$record_id), ]

# ---- scoring keys -------------------------------------------------------------------------------------------------

column <- function(name, numbers) sprintf("%s_%02d", name, numbers)
worth <- function(low, high, turned) {
  function(number, x) {
    x <- ifelse(x %in% low:high, x, NA)
    if (number %in% turned) low + high - x else x
  }
}
eq_agree <- c(1, 3, 11, 13, 14, 15, 21, 22, 23, 24, 26, 27, 28, 29, 34, 35, 36, 37, 38, 39, 40)
eq_worth <- function(number, x) {
  x <- ifelse(x %in% 0:3, x, NA)
  if (number %in% eq_agree) c(2, 1, 0, 0)[x + 1] else c(0, 0, 1, 2)[x + 1]
}
kept <- setdiff(1:26, c(16, 23))                       # position on the 24-item form -> number among the 26
position <- function(numbers) match(intersect(numbers, kept), kept)
scs_negative <- c(1, 8, 11, 16, 21, 4, 13, 18, 25, 2, 6, 20, 24)

facets <- list(
  observe = c(1, 6, 11, 15, 20, 26, 31, 36),
  describe = c(2, 7, 12, 16, 22, 27, 32, 37),
  actaware = c(5, 8, 13, 18, 23, 28, 34, 38),
  nonjudge = c(3, 10, 14, 17, 25, 30, 35, 39),
  nonreact = c(4, 9, 19, 21, 24, 29, 33))
subscales <- list(
  self_kindness = c(5, 12, 19, 23, 26),
  self_judgement = c(1, 8, 11, 16, 21),
  common_humanity = c(3, 7, 10, 15),
  isolation = c(4, 13, 18, 25),
  mindfulness = c(9, 14, 17, 22),
  over_identification = c(2, 6, 20, 24))
burnout <- c(1, 4, 8, 10, 15, 17, 19, 21, 26, 29)
trauma <- c(2, 5, 7, 9, 11, 13, 14, 23, 25, 28)
satisfaction <- c(3, 6, 12, 16, 18, 20, 22, 24, 27, 30)

worths <- list(
  ffmq = worth(1, 5, c(3, 5, 8, 10, 12, 13, 14, 16, 17, 18, 22, 23, 25, 28, 30, 34, 35, 38, 39)),
  scs = worth(1, 5, position(scs_negative)),
  eq = eq_worth,
  pss = worth(0, 4, c(4, 5, 7, 8)),
  proqol = worth(1, 5, c(1, 4, 15, 17, 29)))
keys <- c(
  list(ffmq = list("ffmq", 1:39)),
  setNames(lapply(facets, function(items) list("ffmq", items)), paste0("ffmq.", names(facets))),
  list(scs = list("scs", 1:24)),
  setNames(lapply(subscales, function(items) list("scs", position(items))), paste0("scs.", names(subscales))),
  list(eq = list("eq", 1:40), pss = list("pss", 1:10),
       proqol.compassion_satisfaction = list("proqol", satisfaction),
       proqol.compassion_fatigue = list("proqol", c(burnout, trauma)),
       proqol.burnout = list("proqol", burnout),
       proqol.secondary_traumatic_stress = list("proqol", trauma)))
main <- c("ffmq", "scs", "eq", "pss", "proqol.compassion_satisfaction", "proqol.compassion_fatigue")

# ---- scores -------------------------------------------------------------------------------------------------------

items_of <- function(key, event) {
  rows <- answers[match(people$record_id, ifelse(answers$redcap_event_name == event, answers$record_id, NA)), ]
  sapply(key[[2]], function(number) {
    worths[[key[[1]]]](number, suppressWarnings(as.integer(rows[[column(key[[1]], number)]])))
  })
}
score <- function(items) {
  answered <- rowSums(!is.na(items))
  ifelse(answered >= ncol(items) / 2, ncol(items) * rowMeans(items, na.rm = TRUE), NA)
}

# ---- statistics ---------------------------------------------------------------------------------------------------

solve_root <- function(f, near, far) uniroot(f, sort(c(near, far)), tol = 1e-14, maxiter = 100000)$root
ncp_f <- function(F, df2, share) {
  if (pf(F, 1, df2) <= share) return(0)
  excess <- function(l) pf(F, 1, df2, ncp = l) - share
  far <- F + 10
  while (excess(far) > 0) far <- far * 2
  solve_root(excess, 0, far)
}
ncp_t <- function(t, df, share) {
  excess <- function(l) pt(t, df, ncp = l) - share
  reach <- sqrt(1 + t^2 / (2 * df)) * sign(0.5 - share)
  far <- t + reach
  while (sign(excess(far)) == sign(excess(t))) far <- far + reach
  solve_root(excess, t, far)
}
f_test <- function(F, df2) {
  own <- sapply(c(.95, .05), function(share) ncp_f(F, df2, share))
  package <- F_to_eta2(F, 1, df2, ci = .90, alternative = "two.sided")
  bounds <- c(package$CI_low, package$CI_high)
  # for some small F effectsize's optim stops far from the bound: such a one is no witness
  shares <- pf(F, 1, df2, ncp = bounds / (1 - bounds) * df2)
  found <- all(bounds == 0 | abs(shares - c(.95, .05)) < 1e-4)
  list(F = F, df1 = 1, df2 = df2, p = pf(F, 1, df2, lower.tail = FALSE), np2 = package$Eta2_partial,
       np2_ci90 = own / (own + df2), effectsize_ci90 = if (found) bounds)
}
describe_values <- function(x) {
  x <- x[!is.na(x)]
  list(n = length(x), mean = mean(x), sd = sd(x), minimum = min(x), maximum = max(x),
       ci95 = as.numeric(t.test(x)$conf.int))
}
interval_g <- function(x, y) {
  n <- length(x) + length(y)
  t <- as.numeric(t.test(x, y, var.equal = TRUE)$statistic)
  J <- exp(lgamma((n - 2) / 2) - lgamma((n - 3) / 2)) / sqrt((n - 2) / 2)
  own <- sapply(c(.975, .025), function(share) ncp_t(t, n - 2, share)) * sqrt(1 / length(x) + 1 / length(y)) * J
  package <- effectsize::hedges_g(x, y, pooled_sd = TRUE)
  list(estimate = package$Hedges_g, ci95 = own, effectsize_ci95 = c(package$CI_low, package$CI_high))
}
morris <- function(data) {
  n <- table(data$group)[c("training", "control")]
  df <- sum(n) - 2
  J <- gamma(df / 2) / (sqrt(df / 2) * gamma((df - 1) / 2))
  within <- lm(cbind(pre, post) ~ group, data)
  spread <- crossprod(residuals(within)) / df
  change <- with(data, mean((post - pre)[group == "training"]) - mean((post - pre)[group == "control"]))
  d <- J * change / sqrt(spread[1, 1])
  rho <- cov2cor(spread)[1, 2]
  size <- as.numeric(sum(n) / prod(n))
  variance <- 2 * J^2 * (1 - rho) * size * (df / (df - 2)) * (1 + d^2 / (2 * (1 - rho) * size)) - d^2
  list(estimate = d, ci95 = d + c(-1, 1) * qnorm(.975) * sqrt(variance))
}
shapiro_of <- function(x) { found <- shapiro.test(x); list(W = as.numeric(found$statistic), p = found$p.value) }
alpha_of <- function(items) {
  items <- items[complete.cases(items), , drop = FALSE]
  if (nrow(items) < 3) return(NULL)
  k <- ncol(items)
  alpha <- k / (k - 1) * (1 - sum(apply(items, 2, var)) / var(rowSums(items)))
  if (all(apply(items, 2, var) > 0)) {                 # psych leaves out items that everybody answered alike
    package <- suppressWarnings(suppressMessages(
      psych::alpha(as.data.frame(items), check.keys = FALSE, warnings = FALSE)))
    stopifnot(all.equal(alpha, package$total$raw_alpha))
  }
  bounds <- psych::alpha.ci(alpha, nrow(items), k)
  list(alpha = alpha, n = nrow(items), items = k, ci95 = c(bounds$lower.ci, bounds$upper.ci))
}
in_groups <- function(f) sapply(c("training", "control"), f, simplify = FALSE)
at_times <- function(f) sapply(c("pre", "post"), f, simplify = FALSE)

outcome <- function(id) {
  key <- keys[[id]]
  raw <- at_times(function(event) items_of(key, event))
  data <- data.frame(code = factor(people$record_id), group = factor(people$group, c("training", "control")),
                     pre = score(raw$pre), post = score(raw$post))
  both <- data[complete.cases(data), ]
  both$change <- both$post - both$pre
  long <- reshape(both, direction = "long", varying = c("pre", "post"), v.names = "score", timevar = "time",
                  times = c("pre", "post"), idvar = "code")
  table <- suppressMessages(aov_ez("code", "score", long, between = "group", within = "time", type = 3))$anova_table
  rows <- lapply(c(interaction = "group:time", time = "time", group = "group"), function(effect)
    f_test(table[effect, "F"], table[effect, "den Df"]))
  change <- split(both$change, both$group)
  pooled <- t.test(change$training, change$control, var.equal = TRUE)
  welch <- t.test(change$training, change$control)
  estimate <- mean(change$training) - mean(change$control)
  adjusted <- lm(post ~ pre + group, both)
  line <- car::Anova(adjusted, type = 3)["group", ]
  adjusted_slope <- lm(post ~ pre + as.numeric(group == "training"), both)
  slope <- nrow(coef(summary(adjusted_slope)))
  list(
    id = id, n = as.list(table(both$group)),
    complete = in_groups(function(g) at_times(function(e) describe_values(both[both$group == g, e]))),
    available = in_groups(function(g) at_times(function(e) describe_values(data[data$group == g, e]))),
    change = in_groups(function(g) describe_values(change[[g]])),
    interaction = rows$interaction, time = rows$time, group = rows$group,
    change_difference = list(estimate = estimate, ci95 = as.numeric(pooled$conf.int)),
    change_difference_welch = list(estimate = estimate, ci95 = as.numeric(welch$conf.int)),
    hedges_g = interval_g(change$training, change$control), hedges_g_pre = morris(both),
    ancova = list(estimate = as.numeric(coef(adjusted_slope)[slope]),
                  ci95 = as.numeric(confint(adjusted_slope)[slope, ]),
                  F = line[["F value"]], df1 = line[["Df"]], df2 = adjusted$df.residual, p = line[["Pr(>F)"]]),
    shapiro = c(in_groups(function(g) list(pre = shapiro_of(both$pre[both$group == g]),
                                           post = shapiro_of(both$post[both$group == g]),
                                           change = shapiro_of(change[[g]]))),
                list(all = list(residuals = shapiro_of(both$change - ave(both$change, both$group))))),
    alpha = at_times(function(e) alpha_of(raw[[e]])),
    alpha_by_group = in_groups(function(g) at_times(function(e) alpha_of(raw[[e]][people$group == g, ]))),
    prorated = sum(sapply(raw, function(items) sum(!is.na(score(items)) & rowSums(is.na(items)) > 0))))
}

category <- function(values, levels) {
  counts <- table(factor(values, levels), factor(people$group, c("training", "control")))
  list(counts = lapply(split(as.data.frame.matrix(counts), factor(levels, levels)), as.list),
       p = fisher.test(counts[rowSums(counts) > 0, ], workspace = 2e7)$p.value)
}
age <- function() {
  years <- suppressWarnings(as.numeric(people$age))
  found <- t.test(years[people$group == "training"], years[people$group == "control"], var.equal = TRUE)
  list(groups = in_groups(function(g) describe_values(years[people$group == g])),
       t = as.numeric(found$statistic), df = as.numeric(found$parameter), p = found$p.value,
       ci95 = as.numeric(found$conf.int))
}

# ---- feasibility --------------------------------------------------------------------------------------------------

trained <- people$record_id[people$group == "training"]
evaluation <- answers[answers$redcap_event_name == "post" & answers$record_id %in% trained, ]
evaluation <- evaluation[rowSums(!is.na(evaluation[, grep("^imp_eval_(?!date)", names(evaluation), perl = TRUE)])) > 0, ]
within <- function(name, low, high) {
  value <- suppressWarnings(as.numeric(evaluation[[paste0("imp_eval_", name)]]))
  ifelse(!is.na(value) & value >= low & value <= high, value, NA)
}
mean_of <- function(x) {
  found <- describe_values(x)
  list(value = found$mean, n = found$n, ci95 = found$ci95, sd = found$sd, minimum = found$minimum,
       maximum = found$maximum, forms = nrow(evaluation))
}
share_of <- function(yes) {
  yes <- yes[!is.na(yes)]
  if (length(yes) == 0) return(list(n = 0, part = 0))
  found <- binom.test(sum(yes), length(yes))
  list(value = as.numeric(found$estimate), n = length(yes), part = sum(yes), ci95 = as.numeric(found$conf.int))
}
statement <- function(number) {
  x <- within(sprintf("learned_%02d", number), 1, 5)
  c(share_of(x > 3), list(counts = as.list(setNames(as.integer(table(factor(x, 1:5))), 1:5))))
}
together <- within("practice_minutes", 0, 1500) + within("study_minutes", 0, 1500)
with_change <- function(id) {
  raw <- at_times(function(event) score(items_of(keys[[id]], event)))
  change <- (raw$post - raw$pre)[match(evaluation$record_id, people$record_id)]
  known <- !is.na(together) & !is.na(change)
  found <- cor.test(together[known], change[known])
  list(value = as.numeric(found$estimate), n = sum(known), ci95 = as.numeric(found$conf.int), p = found$p.value)
}
marks <- as.matrix(attendance[attendance$record_id %in% trained, grep("^session_", names(attendance))])
present <- rowSums(!is.na(marks) & marks == "present")[match(trained, attendance$record_id[attendance$record_id %in% trained])]
present[is.na(present)] <- 0
feasibility <- list(
  acceptability = c(
    list(grade = mean_of(within("grade", 0, 10)),
         relevance_work = share_of(within("relevance_work", 1, 3) == 3),
         relevance_life = share_of(within("relevance_life", 1, 3) == 3),
         recommend = share_of(within("recommend", 1, 3) == 1)),
    setNames(lapply(1:22, statement), sprintf("imp_eval_learned_%02d", 1:22))),
  implementation = list(
    sessions = share_of(sessions$status[!is.na(sessions$status)] == "delivered"),
    teacher_1 = mean_of(within("teacher_1", 0, 10)), teacher_2 = mean_of(within("teacher_2", 0, 10)),
    material = mean_of(within("material", 1, 5)),
    organisation = mean_of(within("location", 1, 5) + within("information", 1, 5))),
  practicality = list(
    attendance = share_of(marks[!is.na(marks)] == "present"),
    times = mean_of(within("times", 0, 50)), practice_minutes = mean_of(within("practice_minutes", 0, 1500)),
    study_minutes = mean_of(within("study_minutes", 0, 1500)), home_practice = mean_of(together)),
  preliminary_effectiveness = setNames(lapply(main, with_change), paste0("practice_and_change.", main)))
criteria <- list(
  present = share_of(present >= 7),
  returned = share_of(trained %in% evaluation$record_id),
  practised = share_of(together >= 315))

outcomes <- lapply(names(keys), outcome)
holm <- p.adjust(sapply(outcomes[match(main, names(keys))], function(o) o$interaction$p), "holm")
versions <- c(R = as.character(getRversion()), sapply(c("afex", "car", "psych", "effectsize"),
                                                     function(p) as.character(packageVersion(p))))
write_json(list(
  versions = as.list(versions), made_from = tables, feasibility = feasibility, criteria = criteria, outcomes = outcomes, holm = as.list(setNames(holm, main)),
  gender = category(people$gender, c("female", "male", "other")),
  profession = category(people$profession, c("doctor", "psychologist", "nurse", "other")),
  age = age()), output, digits = NA, auto_unbox = TRUE, pretty = TRUE, null = "null")
