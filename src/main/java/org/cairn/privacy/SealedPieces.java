package org.cairn.privacy;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.cairn.platform.SealedRows;
import org.cairn.platform.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is kept by law and by nobody looked at: in pieces, each sealed for its place, so that none of it is ever whole in memory. */
@Repository
class SealedPieces implements SealedRows {

    private static final int SIZE = 256 << 10;

    private final JdbcClient jdbc;
    private final Vault vault;

    SealedPieces(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Where it is written to; closed by whoever writes. */
    OutputStream to(UUID erasure) {
        return new Sealing(erasure);
    }

    void writeTo(UUID erasure, OutputStream out) throws IOException {
        for (int number : numbers(erasure)) {
            out.write(vault.open(piece(erasure, number), purpose(erasure, number)));
        }
    }

    void delete(UUID erasure) {
        jdbc.sql("DELETE FROM sealed_record WHERE erasure_id = :erasure")
                .param("erasure", erasure)
                .update();
    }

    @Override
    public int sealAgain() {
        int sealed = 0;
        for (UUID erasure : jdbc.sql("SELECT DISTINCT erasure_id FROM sealed_record")
                .query(UUID.class)
                .list()) {
            for (int number : numbers(erasure)) {
                byte[] clear = vault.open(piece(erasure, number), purpose(erasure, number));
                sealed += jdbc.sql(
                                "UPDATE sealed_record SET content = :content WHERE erasure_id = :erasure AND number = :number")
                        .param("content", vault.seal(clear, purpose(erasure, number)))
                        .param("erasure", erasure)
                        .param("number", number)
                        .update();
            }
        }
        return sealed;
    }

    private List<Integer> numbers(UUID erasure) {
        return jdbc.sql("SELECT number FROM sealed_record WHERE erasure_id = :erasure ORDER BY number")
                .param("erasure", erasure)
                .query(Integer.class)
                .list();
    }

    private byte[] piece(UUID erasure, int number) {
        return jdbc.sql("SELECT content FROM sealed_record WHERE erasure_id = :erasure AND number = :number")
                .param("erasure", erasure)
                .param("number", number)
                .query(byte[].class)
                .single();
    }

    private void add(UUID erasure, int number, byte[] clear) {
        jdbc.sql("INSERT INTO sealed_record (erasure_id, number, content) VALUES (:erasure, :number, :content)")
                .param("erasure", erasure)
                .param("number", number)
                .param("content", vault.seal(clear, purpose(erasure, number)))
                .update();
    }

    private static String purpose(UUID erasure, int number) {
        return "erasure " + erasure + " " + number;
    }

    /** Seals a piece as soon as there is enough for one. */
    private final class Sealing extends OutputStream {

        private final UUID erasure;
        private final byte[] piece = new byte[SIZE];
        private final int[] filled = {0, 0};

        Sealing(UUID erasure) {
            this.erasure = erasure;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            int done = 0;
            while (done < length) {
                int some = Math.min(length - done, SIZE - filled[0]);
                System.arraycopy(bytes, from + done, piece, filled[0], some);
                filled[0] += some;
                done += some;
                if (filled[0] == SIZE) {
                    flushPiece();
                }
            }
        }

        @Override
        public void close() {
            if (filled[0] > 0) {
                flushPiece();
            }
        }

        private void flushPiece() {
            add(erasure, filled[1]++, Arrays.copyOf(piece, filled[0]));
            filled[0] = 0;
        }
    }
}
