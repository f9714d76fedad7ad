package org.cairn.credential.certificate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDObjectReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * A PDF that can be read aloud (ISO 14289-1, PDF/UA-1): title and language are said, and every mark on a page belongs to an
 * element of one tree, in the order of reading, or is said to be decoration.
 */
final class TaggedDocument implements AutoCloseable {

    private final PDDocument document = new PDDocument();
    private final PDStructureTreeRoot root = new PDStructureTreeRoot();
    private final PDStructureElement top = new PDStructureElement("Document", root);
    private final COSArray parents = new COSArray();
    private final List<COSArray> ofPages = new ArrayList<>();

    TaggedDocument(String title, String language) throws IOException {
        root.appendKid(top);
        PDMarkInfo marked = new PDMarkInfo();
        marked.setMarked(true);
        document.getDocumentCatalog().setMarkInfo(marked);
        document.getDocumentCatalog().setStructureTreeRoot(root);
        document.getDocumentCatalog().setLanguage(language);
        PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        document.getDocumentCatalog().setViewerPreferences(preferences);
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(title);
        information.setProducer("Cairn");
        document.setDocumentInformation(information);
        PDMetadata metadata = new PDMetadata(document);
        metadata.importXMPMetadata(metadata(title, language).getBytes(StandardCharsets.UTF_8));
        document.getDocumentCatalog().setMetadata(metadata);
        document.setVersion(1.7f);
        // Otherwise a number from the clock: the same credential is the same file, which its tag relies on.
        document.setDocumentId((long) title.hashCode());
    }

    PDDocument document() {
        return document;
    }

    PDStructureElement top() {
        return top;
    }

    PDPage page(PDRectangle size) {
        PDPage page = new PDPage(size);
        document.addPage(page);
        page.setStructParents(nextKey());
        page.getCOSObject().setName(COSName.getPDFName("Tabs"), "S");
        COSArray ofPage = new COSArray();
        ofPages.add(ofPage);
        parent(ofPage);
        return page;
    }

    PDStructureElement element(String type, PDStructureElement parent) {
        PDStructureElement element = new PDStructureElement(type, parent);
        parent.appendKid(element);
        return element;
    }

    /** @return the number by which the marks of the page that follow belong to this element */
    int mark(PDStructureElement element, PDPage page) {
        COSArray ofPage = ofPages.get(ofPages.size() - 1);
        int id = ofPage.size();
        if (element.getPage() == null) {
            element.setPage(page);
        }
        element.appendKid(id);
        ofPage.add(element.getCOSObject());
        return id;
    }

    void link(PDStructureElement element, PDPage page, PDAnnotationLink link) throws IOException {
        link.setStructParent(nextKey());
        page.getAnnotations().add(link);
        PDObjectReference reference = new PDObjectReference();
        reference.setReferencedObject(link);
        reference.getCOSObject().setItem(COSName.PG, page);
        element.appendKid(reference);
        parent(element.getCOSObject());
    }

    private int nextKey() {
        return parents.size() / 2;
    }

    private void parent(COSBase parent) {
        parents.add(COSInteger.get(nextKey()));
        parents.add(parent);
    }

    byte[] bytes() throws IOException {
        COSDictionary tree = new COSDictionary();
        tree.setItem(COSName.NUMS, parents);
        root.getCOSObject().setItem(COSName.PARENT_TREE, tree);
        root.setParentTreeNextKey(nextKey());
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.save(out);
            return out.toByteArray();
        }
    }

    private static String metadata(String title, String language) {
        return """
                <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
                xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
                <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
                <dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>
                <pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF></x:xmpmeta>
                <?xpacket end="w"?>""".formatted(escape(title), escape(language));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
