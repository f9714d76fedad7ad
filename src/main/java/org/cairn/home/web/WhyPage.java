package org.cairn.home.web;

import java.util.List;

/**
 * Why a competency stands where it stands, from the stored trace alone.
 *
 * @param path the id of the course map, for the way back
 * @param steps one sentence each, in the order in which they were judged
 * @param sum the weighted mean as a sum, empty while nothing counts
 */
record WhyPage(
        String path,
        String microcredential,
        PathPage.Competency competency,
        String statement,
        List<String> steps,
        String sum) {}
