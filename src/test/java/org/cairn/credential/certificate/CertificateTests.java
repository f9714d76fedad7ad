package org.cairn.credential.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cairn.badge.BadgeFace;
import org.cairn.badge.Emblem;
import org.cairn.badge.Look;
import org.cairn.badge.Palette;
import org.cairn.badge.Picture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CertificateTests {

    private static final String ADDRESS = "https://cairn.coastrange.example/credentials/0123456789abcdefghijklmnop";

    private static Certificate certificate(String holder, int competencies) {
        return certificate(holder, competencies, null);
    }

    private static Certificate certificate(String holder, int competencies, @Nullable Emblem emblem) {
        List<Certificate.Shown> shown = IntStream.rangeClosed(1, competencies)
                .mapToObj(i -> new Certificate.Shown(
                        "Plan fall protection " + i,
                        "Prepare a fall protection plan for a work area, according to Part 11 of the OHS Regulation."))
                .toList();
        return new Certificate(
                "en-CA",
                "en",
                "Coast Range College certifies that",
                holder,
                "has earned the micro-credential",
                "Fall Protection for Construction Sites",
                "at the level Proficient, 3 of 4, on 14 March 2026, by showing that they can",
                null,
                shown,
                List.of("Endorsed by səl̓ilwətaɁɬ on 3 March 2026: “We hire who holds it.”"),
                new Certificate.Check(
                        "Check that it is true", "Scan, or open", ADDRESS, "QR code with the address " + ADDRESS),
                "Learning hours: 24 · Credit: Non-credit · Language: English · Version: 2 · Valid until 14 March 2029",
                "The signed credential is the original. This page is a picture of it.",
                new Certificate.Badge(
                        Picture.of(new BadgeFace(
                                "1",
                                competencies,
                                new Look(Palette.RIVER, "Fall Protection", null, emblem),
                                3,
                                "Fall Protection",
                                "Coast Range College",
                                "")),
                        "Fall Protection. Level Proficient, 3 of 4."));
    }

    @Test
    void itIsReadInTheOrderInWhichItIsSaid() throws IOException {
        try (PDDocument pdf = kept("certificate", certificate("Noémie Tremblay-Okafor", 3))) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(types(pdf.getDocumentCatalog().getStructureTreeRoot()))
                    .startsWith("Document", "Figure", "P", "P", "P", "H1", "P", "L", "LI", "LBody", "P", "P")
                    .endsWith("Figure", "P", "P", "P", "Link", "P", "P");
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
                    .contains(
                            "Noémie Tremblay-Okafor",
                            "Fall Protection for Construction Sites",
                            "Plan fall protection 3",
                            "Endorsed by səl̓ilwətaɁɬ on 3 March 2026: “We hire who holds it.”");
        }
    }

    @Test
    void titleAndLanguageAreSaidAndEveryMarkHasItsPlace() throws IOException {
        try (PDDocument pdf = kept("certificate", certificate("Noémie", 3))) {
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en-CA");
            assertThat(pdf.getDocumentInformation().getTitle()).startsWith("Fall Protection");
            assertThat(pdf.getDocumentCatalog().getViewerPreferences().displayDocTitle())
                    .isTrue();
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .contains("<pdfuaid:part>1</pdfuaid:part>");
            for (PDPage page : pdf.getPages()) {
                String content = new String(page.getContents().readAllBytes(), StandardCharsets.ISO_8859_1);
                assertThat(outsideOfMarks(content))
                        .as("drawn outside of marked content")
                        .isEmpty();
                for (COSName font : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(font).isEmbedded()).isTrue();
                }
            }
        }
    }

    @Test
    void everyPictureHasWordsAndEveryLinkASentence() throws IOException {
        try (PDDocument pdf = kept("certificate", certificate("Noémie", 3))) {
            assertThat(elements(pdf.getDocumentCatalog().getStructureTreeRoot()).stream()
                            .filter(element -> element.getStructureType().equals("Figure")))
                    .extracting(PDStructureElement::getAlternateDescription)
                    .containsExactly(
                            "Fall Protection. Level Proficient, 3 of 4.", "QR code with the address " + ADDRESS);
            assertThat(pdf.getPage(0).getAnnotations())
                    .singleElement()
                    .satisfies(link -> assertThat(link.getContents()).contains(ADDRESS));
        }
    }

    @Test
    void manyCompetenciesGoOnTheNextPage() throws IOException {
        try (PDDocument pdf = kept("certificate-many", certificate(null, 14))) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(2);
            assertThat(new PDFTextStripper().getText(pdf)).contains("Plan fall protection 14");
        }
    }

    @Test
    void namesOfEveryLanguageOfTheProvinceArePrintedAndNoneWithABox() throws IOException {
        try (PDDocument pdf = kept("certificate-name", certificate("Sx̱wi7x̱wiʔ ɬəw̓ə́lməxʷ Qʼʷəlʼ", 3))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("ɬəw̓ə́lməxʷ");
        }
        assertThatThrownBy(() -> CertificateWriter.write(certificate("漢字", 3))).isInstanceOf(UnprintableText.class);
    }

    @Test
    void hostileTextsAreOnlyText() throws IOException {
        String hostile = "<script>)Tj ET (\u0000\n" + "x".repeat(300);
        try (PDDocument pdf = kept("certificate-hostile", certificate(hostile, 3))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("<script>)Tj ET (");
        }
    }

    @Test
    void theEmblemOfTheBadgeIsPrintedAndTheFileStaysTheSame() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(256, 256, BufferedImage.TYPE_INT_ARGB), "png", png);
        Emblem emblem = new Emblem(Base64.getEncoder().encodeToString(png.toByteArray()));

        assertThat(CertificateWriter.write(certificate("Noémie", 3, emblem)))
                .isEqualTo(CertificateWriter.write(certificate("Noémie", 3, emblem)));
        try (PDDocument pdf = kept("certificate-emblem", certificate("Noémie", 3, emblem))) {
            assertThat(pdf.getPage(0).getResources().getXObjectNames()).hasSize(1);
        }
        try (PDDocument pdf = kept("certificate", certificate("Noémie", 3))) {
            assertThat(pdf.getPage(0).getResources().getXObjectNames()).isEmpty();
        }
    }

    @Test
    void theSameCredentialIsTheSameFile() {
        assertThat(CertificateWriter.write(certificate("Noémie", 3)))
                .isEqualTo(CertificateWriter.write(certificate("Noémie", 3)));
    }

    /** Kept to be looked at, as it would be printed. */
    private static PDDocument kept(String name, Certificate certificate) throws IOException {
        byte[] pdf = CertificateWriter.write(certificate);
        Path folder = Files.createDirectories(Path.of("target", "pages"));
        Files.write(folder.resolve(name + ".pdf"), pdf);
        PDDocument document = Loader.loadPDF(pdf);
        ImageIO.write(
                new PDFRenderer(document).renderImageWithDPI(0, 110),
                "png",
                folder.resolve(name + ".png").toFile());
        return document;
    }

    private static List<String> types(PDStructureNode node) {
        return elements(node).stream().map(PDStructureElement::getStructureType).toList();
    }

    private static List<PDStructureElement> elements(PDStructureNode node) {
        List<PDStructureElement> found = new ArrayList<>();
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                found.add(element);
                found.addAll(elements(element));
            }
        }
        return found;
    }

    private static List<String> outsideOfMarks(String content) {
        int depth = 0;
        List<String> outside = new ArrayList<>();
        for (String line : content.split("\n", -1)) {
            depth += line.endsWith(" BDC") || line.endsWith(" BMC") ? 1 : 0;
            depth -= line.equals("EMC") ? 1 : 0;
            if (depth == 0 && Arrays.asList("f", "Tj", "TJ", "S", "ET").contains(line.replaceAll(".*\\s", ""))) {
                outside.add(line);
            }
        }
        return outside;
    }
}
