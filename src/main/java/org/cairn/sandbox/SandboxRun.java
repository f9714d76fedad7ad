package org.cairn.sandbox;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.cairn.CairnApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;

/** The one command to try Cairn: starts Cairn with the profile {@code sandbox}, then the small LMS beside it. */
public final class SandboxRun {

    static final int CAIRN_PORT = 8080;
    static final int LMS_PORT = 8081;

    private SandboxRun() {}

    public static void main(String[] args) {
        PrintStream out = System.out;
        Optional<String> obstacle = takenPort(List.of(CAIRN_PORT, LMS_PORT));
        if (obstacle.isPresent()) {
            out.println(obstacle.get());
            System.exit(1);
        }
        try {
            start(args, out);
        } catch (PortInUseException taken) {
            out.println(taken(taken.getPort()));
            System.exit(1);
        } catch (RuntimeException failed) {
            // Boot has already said why.
            out.println("Cairn could not start: the reason is above.");
            System.exit(1);
        }
    }

    private static void start(String[] args, PrintStream out) {
        URI cairn = URI.create("http://localhost:" + CAIRN_PORT);
        out.println("Cairn: opening the database in ./data and starting on " + cairn + " …");
        SpringApplication application = new SpringApplication(CairnApplication.class);
        application.setAdditionalProfiles("sandbox");
        application.run(args);
        out.println("Cairn: ready");
        SandboxLms lms = SandboxLms.start(LMS_PORT, cairn);
        out.println("Sandbox LMS on " + lms.address());
        out.println("""

                ----------------------------------------------------------------
                  Open  %s  in Chrome, Edge or Firefox.
                  (Safari needs https, so the sandbox does not work there.)
                  Stop with Ctrl+C.
                ----------------------------------------------------------------
                """.formatted(cairn));
    }

    /** One line about the first port in the list that another program has, if any. */
    static Optional<String> takenPort(List<Integer> ports) {
        return ports.stream().filter(port -> !isFree(port)).findFirst().map(SandboxRun::taken);
    }

    private static String taken(int port) {
        return "Port " + port + " is taken by another program. Stop that program, then start again.";
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
