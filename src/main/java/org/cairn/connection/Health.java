package org.cairn.connection;

import java.time.Instant;
import java.util.List;
import org.cairn.connection.Finding.Area;
import org.cairn.connection.Finding.Level;

/** What the last look at a connection found. */
public record Health(Instant checkedAt, List<Finding> findings) {

    public Health {
        findings = List.copyOf(findings);
    }

    public long count(Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }

    public List<Finding> in(Area area) {
        return findings.stream().filter(finding -> finding.area() == area).toList();
    }

    /** The worst there is. */
    public Level worst() {
        return findings.stream().map(Finding::level).max(Level::compareTo).orElse(Level.UNTRIED);
    }

    /** What still works and what does not, as the key of a message: {@code platform.health.sum.<key>}. */
    public String sum() {
        if (worst() != Level.PROBLEM) {
            return worst() == Level.NOTICE ? "notice" : "good";
        }
        if (in(Area.TRUST).stream().anyMatch(finding -> finding.level() == Level.PROBLEM)) {
            return "trust";
        }
        boolean grades = in(Area.GRADES).stream().anyMatch(finding -> finding.level() == Level.PROBLEM);
        return grades ? "grades" : "people";
    }
}
