"""The members and types that the JSON of `brief`, `payoffs` and `equilibria` promises. Standard library only."""

NUMBER, TEXT, WHOLE, TRUTH = (int, float), str, int, bool
SCOPES = {"firm", "zone", "region", "provider", "internet", "vendor"}
KINDS = {"pure", "symmetric", "mixed"}
HAZARD = {
    "name": TEXT, "scope": TEXT, "ratePerYear": NUMBER, "meanHours": NUMBER, "severity": NUMBER, "widths": list,
    "leak": NUMBER,
}
PHASE = {
    "hazard": TEXT, "width": WHOLE, "phase": WHOLE, "hoursPerYear": NUMBER, "down": dict, "shared": TRUTH,
    "excused": TRUTH,
}
STRATEGY = {
    "name": TEXT, "tier": TEXT, "home": TEXT, "nodes": WHOLE, "regions": WHOLE, "clouds": WHOLE, "sites": list,
    "mode": TEXT, "needed": WHOLE, "cover": dict,
}
FIRM = {
    "type": TEXT, "count": WHOLE, "bill": NUMBER, "directPerHour": NUMBER, "blamePerHour": NUMBER,
    "blameSharing": NUMBER, "blameCurvature": NUMBER, "praisePerHour": NUMBER, "visibility": NUMBER,
    "multiplier": dict, "attraction": dict, "compensation": dict, "convexity": NUMBER, "risk": dict,
    "providerExcuse": NUMBER, "dependence": NUMBER, "migration": dict, "perOutage": dict,
}
ROW = {"kind": TEXT, "profile": dict, "payoff": dict, "regret": NUMBER, "strict": TRUTH, "welfare": NUMBER}
# Members whose keys are names.
BY_NAME = {
    "down", "multiplier", "attraction", "compensation", "weight", "profile", "payoff", "whenAllOthersPlay", "afterEntry",
    "choice", "strategies", "downByType", "migration", "perOutage", "cost", "outside", "failsOver", "hoursPerYear",
}
TOP = {"schema": TEXT, "model": dict, "equilibria": list, "complete": TRUTH, "completeBecause": TEXT}


def faults(document, command):
    """Sentences on what is missing or of the wrong kind."""
    found = list(_shape(document, TOP, "top level"))
    if found:
        return found
    if document["schema"] != f"resilience-econ/{command}/2":
        found.append(f"schema is {document['schema']}")
    model = document["model"]
    for key, shape in (("hazards", HAZARD), ("phases", PHASE), ("strategies", STRATEGY), ("firms", FIRM)):
        for row in model.get(key, [None]):
            found += _shape(row, shape, key)
    for row in document["equilibria"]:
        found += _shape(row, ROW, "equilibria")
    return found or _meaning(document) + list(_keys(document, "top level"))


def _shape(row, shape, where):
    """Members with their types; a truth value is not a number."""
    if not isinstance(row, dict):
        yield f"{where}: not an object"
        return
    for key, kind in shape.items():
        if key not in row:
            yield f"{where}: no {key}"
        elif not isinstance(row[key], kind) or (isinstance(row[key], bool) and kind is not TRUTH):
            yield f"{where}: {key} is {row[key]!r}"


def _meaning(document):
    """Names that refer to each other, and sums."""
    model, found = document["model"], []
    names = [s["name"] for s in model["strategies"]]
    types = {firm["type"]: firm["count"] for firm in model["firms"]}
    hazards = {h["name"] for h in model["hazards"]}
    found += [f"scope {h['scope']}" for h in model["hazards"] if h["scope"] not in SCOPES]
    for phase in model["phases"]:
        if phase["hazard"] not in hazards or list(phase["down"]) != names:
            found.append(f"phase of {phase['hazard']}")
        if not all(0 <= p <= 1 for p in phase["down"].values()):
            found.append(f"probabilities in a phase of {phase['hazard']}")
    for firm in model["firms"]:
        if list(firm["multiplier"]) != names or list(firm["attraction"]) != names:
            found.append(f"strategies of {firm['type']}")
    for row in document["equilibria"]:
        if row["kind"] not in KINDS or set(row["profile"]) != set(types) or set(row["payoff"]) != set(types):
            found.append(f"equilibrium {row['kind']}")
        for name, weights in row["profile"].items():
            wanted = types.get(name) if row["kind"] == "pure" else 1
            if set(weights) != set(names) or abs(sum(weights.values()) - wanted) > 1e-12:
                found.append(f"profile of {name}: {weights}")
            if row["kind"] == "pure" and not all(isinstance(n, int) for n in weights.values()):
                found.append(f"counts of {name}: {weights}")
    return found


def _keys(value, where):
    """Keys are camelCase. Names of strategies and types are keys too: they stand as the user wrote them."""
    if isinstance(value, list):
        for item in value:
            yield from _keys(item, where)
    elif isinstance(value, dict) and where not in BY_NAME:
        for key, item in value.items():
            if not (key.isalnum() and key[0].islower()):
                yield f"key {key} in {where}"
            yield from _keys(item, key)
