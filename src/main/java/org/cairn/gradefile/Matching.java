package org.cairn.gradefile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cairn.course.Participant;
import org.cairn.gradefile.GradeTable.Row;
import org.cairn.gradefile.Match.Outcome;
import org.cairn.shared.PersonId;

/**
 * Finds the learners of one course in the rows of a file. Pure; the order of the rows plays no part, and nothing is guessed:
 * what fits two, or contradicts itself, is marked. What is found here joins no identities.
 */
final class Matching {

    /** The surest first. A name comes last, and alone is taken only where it fits one. */
    private static final List<Use> SURE = List.of(Use.USER_ID, Use.SOURCED_ID, Use.EMAIL);

    private final Map<Use, Map<String, Set<Participant>>> index = new EnumMap<>(Use.class);
    private final Map<String, Participant> byPerson = new HashMap<>();
    private final Map<Use, List<Integer>> columns;

    Matching(Collection<Participant> participants, Map<Integer, Use> uses) {
        columns = uses.entrySet().stream()
                .filter(entry -> entry.getValue().isWho())
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue,
                        () -> new EnumMap<>(Use.class),
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        participants.stream()
                .sorted(Comparator.comparing(one -> one.enrolment().subject()))
                .forEach(this::note);
    }

    /** Somebody with two accounts (joined by proof) is found by what is known of either, and is one. */
    private void note(Participant participant) {
        Participant one =
                byPerson.computeIfAbsent(participant.enrolment().person().toString(), person -> participant);
        for (Use use : List.of(Use.USER_ID, Use.SOURCED_ID, Use.EMAIL, Use.NAME)) {
            told(participant, use)
                    .ifPresent(value -> index.computeIfAbsent(use, key -> new HashMap<>())
                            .computeIfAbsent(value, key -> new LinkedHashSet<>())
                            .add(one));
        }
    }

    /**
     * @param chosen by line: a person, or empty text to leave the row out
     * @param says what the row says that counts; two rows of one learner that say the same are no conflict
     */
    List<Match> match(List<Row> rows, Map<Integer, String> chosen, Function<Row, Object> says) {
        Map<Integer, Match> matches = new TreeMap<>();
        Map<PersonId, List<Row>> found = new LinkedHashMap<>();
        for (Row row : rows) {
            Match match = chosen.containsKey(row.line())
                    ? byHand(row, Objects.requireNonNull(chosen.get(row.line())))
                    : alone(row);
            matches.put(row.line(), match);
            match.person()
                    .filter(person -> match.outcome().counts())
                    .ifPresent(
                            person -> found.computeIfAbsent(person.enrolment().person(), key -> new ArrayList<>())
                                    .add(row));
        }
        found.values().stream()
                .filter(several -> several.size() > 1)
                .forEach(several -> settle(several, matches, says));
        return List.copyOf(matches.values());
    }

    /** Who has been chosen by hand stands against what was found; two rows that say different things stand for nothing. */
    private static void settle(List<Row> rows, Map<Integer, Match> matches, Function<Row, Object> says) {
        if (rows.stream().map(says).distinct().count() == 1) {
            return;
        }
        List<Row> chosen = rows.stream()
                .filter(row -> of(matches, row).outcome() == Outcome.CHOSEN)
                .toList();
        boolean decided =
                !chosen.isEmpty() && chosen.stream().map(says).distinct().count() == 1;
        for (Row row : rows) {
            Match match = of(matches, row);
            if (!decided) {
                matches.put(row.line(), with(match, Outcome.TWICE));
            } else if (match.outcome() != Outcome.CHOSEN) {
                matches.put(row.line(), with(match, Outcome.REPLACED));
            }
        }
    }

    private static Match of(Map<Integer, Match> matches, Row row) {
        return Objects.requireNonNull(matches.get(row.line()));
    }

    private static Match with(Match match, Outcome outcome) {
        return new Match(
                match.line(),
                match.who(),
                outcome,
                match.person(),
                match.person().map(List::of).orElse(List.of()));
    }

    private Match byHand(Row row, String person) {
        Participant chosen = byPerson.get(person);
        return chosen == null
                ? new Match(row.line(), who(row), Outcome.LEFT_OUT, Optional.empty(), List.of())
                : new Match(row.line(), who(row), Outcome.CHOSEN, Optional.of(chosen), List.of(chosen));
    }

    private Match alone(Row row) {
        List<Set<Participant>> sure = SURE.stream()
                .map(use -> found(row, use))
                .filter(some -> !some.isEmpty())
                .toList();
        Set<Participant> named = found(row, Use.NAME);
        if (sure.isEmpty()) {
            return byName(row, named);
        }
        Set<Participant> all = new HashSet<>(sure.get(0));
        sure.forEach(all::retainAll);
        if (all.isEmpty()) {
            return asks(row, Outcome.CONTRADICTORY, sure.stream().flatMap(Set::stream));
        }
        if (all.size() > 1 && all.stream().filter(named::contains).count() == 1) {
            all.retainAll(named);
        }
        return all.size() == 1
                ? found(row, Outcome.FOUND, all.iterator().next())
                : asks(row, Outcome.SEVERAL, all.stream());
    }

    private Match byName(Row row, Set<Participant> named) {
        if (named.size() == 1) {
            Participant only = named.iterator().next();
            return contradicts(row, only)
                    ? asks(row, Outcome.CONTRADICTORY, named.stream())
                    : found(row, Outcome.BY_NAME, only);
        }
        return asks(row, named.isEmpty() ? Outcome.NOBODY : Outcome.SEVERAL, named.stream());
    }

    /** Somebody of the same name whose e-mail or number is known to be another. */
    private boolean contradicts(Row row, Participant participant) {
        return SURE.stream()
                .anyMatch(use -> told(participant, use)
                        .filter(known -> values(row, use).findAny().isPresent()
                                && values(row, use).noneMatch(known::equals))
                        .isPresent());
    }

    private Match found(Row row, Outcome how, Participant person) {
        return new Match(row.line(), who(row), how, Optional.of(person), List.of());
    }

    private Match asks(Row row, Outcome why, Stream<Participant> candidates) {
        List<Participant> inOrder = candidates
                .distinct()
                .sorted(Comparator.comparing(one -> one.enrolment().person().toString()))
                .toList();
        return new Match(row.line(), who(row), why, Optional.empty(), inOrder);
    }

    private Set<Participant> found(Row row, Use use) {
        Map<String, Set<Participant>> known = index.getOrDefault(use, Map.of());
        return values(row, use)
                .flatMap(value -> known.getOrDefault(value, Set.of()).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What a row says of a kind; a first and a last name are a name. */
    private Stream<String> values(Row row, Use use) {
        Stream<String> own = cells(row, use);
        Stream<String> all = use == Use.NAME ? Stream.concat(own, Stream.of(both(row))) : own;
        return all.map(text -> comparable(use, text)).filter(text -> !text.isEmpty());
    }

    private String both(Row row) {
        return Stream.concat(cells(row, Use.FIRST_NAME), cells(row, Use.LAST_NAME))
                .collect(Collectors.joining(" "));
    }

    private Stream<String> cells(Row row, Use use) {
        return columns.getOrDefault(use, List.of()).stream().map(row::cell).filter(cell -> !cell.isEmpty());
    }

    /** What a row calls the person: the name, else the first thing that says who it is. */
    private String who(Row row) {
        String who = Stream.concat(
                        Stream.concat(cells(row, Use.NAME), Stream.of(both(row))),
                        SURE.stream().flatMap(use -> cells(row, use)))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
        return who.length() > 200 ? who.substring(0, 200) + "…" : who;
    }

    private static Optional<String> told(Participant participant, Use use) {
        Optional<String> value = switch (use) {
            case USER_ID -> Optional.of(participant.enrolment().subject());
            case SOURCED_ID -> participant.sourcedId();
            case EMAIL -> participant.email();
            default -> participant.enrolment().name();
        };
        return value.map(text -> comparable(use, text)).filter(text -> !text.isEmpty());
    }

    /** Brightspace puts a # before an id, so that no spreadsheet takes it for a number. */
    private static String comparable(Use use, String text) {
        return switch (use) {
            // What Canvas calls a login is an e-mail in one school and none in the next; it then says nothing.
            case EMAIL -> text.contains("@") ? text.strip().toLowerCase(Locale.ROOT) : "";
            case NAME -> Words.name(text);
            case SOURCED_ID -> text.strip().replaceFirst("^#", "");
            default -> text.strip();
        };
    }
}
