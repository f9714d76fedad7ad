package org.cairn.operation;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in readable lines why production was refused. */
class NotFitAnalyzer extends AbstractFailureAnalyzer<NotFitForProduction> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, NotFitForProduction cause) {
        List<Fault> faults = cause.faults();
        String wrong = lines(faults, fault -> fault.setting() + ": " + fault.wrong());
        String todo = lines(faults, Fault::todo);
        return new FailureAnalysis(
                "Cairn does not start in production. What is wrong:\n\n" + wrong,
                "For each of them, in the same order (docs/operate.md has the whole list):\n\n" + todo,
                cause);
    }

    private static String lines(List<Fault> faults, Function<Fault, String> text) {
        return IntStream.range(0, faults.size())
                .mapToObj(number -> "  " + (number + 1) + ". " + text.apply(faults.get(number)))
                .collect(Collectors.joining("\n"));
    }
}
