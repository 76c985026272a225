"""A rival: the figures of the main table by pandas and Pingouin alone, as one would type them for scores.csv.

`python -m tests.benchmarks.plain_analysis SCORES.csv`; scores are computed already, and intervals of partial eta
squared, baseline tables, alphas and time with groups of unequal size are left out, so it does a part of the work.
"""

import json
import sys

import pandas as pd
import pingouin as pg


def main() -> None:
    """Print one line of JSON: outcome -> F, p and partial eta squared of interaction and group, and Hedges' g."""
    scores = pd.read_csv(sys.argv[1])
    outcomes = [name for name in scores.columns if name not in ("record_id", "redcap_event_name", "group")]
    print(json.dumps({name: _outcome(scores, name) for name in outcomes}))


def _outcome(scores: pd.DataFrame, name: str) -> dict[str, object]:
    wide = scores.pivot(index=["record_id", "group"], columns="redcap_event_name", values=name).dropna().reset_index()
    long = wide.melt(["record_id", "group"], ["pre", "post"], "time", "score")
    table = pg.mixed_anova(long, dv="score", within="time", subject="record_id", between="group").set_index("Source")
    change = wide["post"] - wide["pre"]
    training = wide["group"] == "training"
    covaried = pd.DataFrame({"group": training.astype(float), "pre": wide["pre"]})
    adjusted = pg.linear_regression(covaried, wide["post"])
    return {
        "interaction": table.loc["Interaction", ["F", "p-unc" if "p-unc" in table else "p_unc", "np2"]].tolist(),
        "group": table.loc["group", ["F", "p-unc" if "p-unc" in table else "p_unc", "np2"]].tolist(),
        "hedges_g": float(pg.compute_effsize(change[training], change[~training], eftype="hedges")),
        "adjusted": float(adjusted["coef"].iloc[1]),
        "shapiro": pg.normality(wide, dv="post", group="group")["pval"].tolist(),
    }


if __name__ == "__main__":
    main()
