package org.cairn.award;

import java.util.UUID;

/** Who takes an award back, and why. The reason stays inside; the world learns that it is revoked, and when. */
record Revocation(String reason, UUID by, AuditTrail.Actor kind) {}
