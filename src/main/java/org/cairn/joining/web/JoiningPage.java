package org.cairn.joining.web;

import java.util.List;
import java.util.UUID;
import org.cairn.joining.web.Identities.Line;
import org.jspecify.annotations.Nullable;

/**
 * What a learner sees of their identities.
 *
 * @param mine everybody they are already, themselves among them
 * @param code to be carried to the other platform; seen once
 * @param asking who has typed the code and waits for an answer; empty where nobody does
 * @param askingId of that person
 * @param awaited whose answer is waited for; empty where nobody's is
 */
record JoiningPage(
        List<Line> mine,
        @Nullable String code,
        long minutes,
        List<Line> asking,
        @Nullable UUID askingId,
        List<Line> awaited) {}
