package org.cairn.credential.web;

import java.util.List;
import org.cairn.credential.web.CredentialPage.CompetencyLine;
import org.cairn.credential.web.CredentialPage.Row;

/** What the page of an achievement shows: what can be earned, and how. */
record AchievementPage(
        String id,
        String title,
        String language,
        String description,
        String issuer,
        String issuerId,
        List<CompetencyLine> competencies,
        String assessment,
        List<Row> about,
        List<EndorsementLine> endorsements,
        String badgeAlternative) {}
