package org.cairn.credential.statuslist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class BitstringTests {

    @Test
    void indexZeroIsTheMostSignificantBitOfTheFirstByte() throws Exception {
        byte[] bytes = unpacked(Bitstring.of(List.of(0, 9, 131_071)).encoded());

        assertThat(bytes).hasSize(16_384);
        assertThat(bytes[0]).isEqualTo((byte) 0b1000_0000);
        assertThat(bytes[1]).isEqualTo((byte) 0b0100_0000);
        assertThat(bytes[16_383]).isEqualTo((byte) 0b0000_0001);
    }

    @Test
    void whatIsSetIsReadBackAndNothingElse() {
        Set<Integer> set = Set.of(0, 1, 7, 8, 4711, 131_071);
        Bitstring read = Bitstring.decode(Bitstring.of(set).encoded());

        for (int index = 0; index < Bitstring.ENTRIES; index++) {
            assertThat(read.isSet(index)).isEqualTo(set.contains(index));
        }
    }

    @Test
    void theSameBitsAreTheSameText() {
        assertThat(Bitstring.of(List.of(1, 2)).encoded())
                .isEqualTo(Bitstring.of(List.of(2, 1)).encoded());
    }

    @Test
    void aListThatIsShortOrForeignIsRefused() {
        assertThatThrownBy(() -> Bitstring.decode("H4sI")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Bitstring.decode("u!!")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Bitstring.decode("uAAAA")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Bitstring.of(List.of()).isSet(Bitstring.ENTRIES))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] unpacked(String encoded) throws Exception {
        assertThat(encoded).startsWith("uH4sI").doesNotContain("=");
        byte[] packed = Base64.getUrlDecoder().decode(encoded.substring(1));
        return new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
    }
}
