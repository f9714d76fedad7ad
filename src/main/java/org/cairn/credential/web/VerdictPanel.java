package org.cairn.credential.web;

import java.util.List;

/**
 * The verification panel: one verdict, then five named checks, each with a plain fact.
 *
 * @param slug names the verdict in styles and messages
 * @param checkedAt with its time zone
 */
record VerdictPanel(String slug, String icon, String title, String checkedAt, List<Line> lines) {

    /** One check. */
    record Line(String slug, String icon, String name, String outcome, String fact) {}
}
