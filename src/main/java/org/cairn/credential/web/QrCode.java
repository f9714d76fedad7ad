package org.cairn.credential.web;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;

/**
 * An address as a QR code, drawn as one SVG path.
 *
 * @param size modules on a side, with the quiet zone
 */
record QrCode(int size, String path) {

    private static final int QUIET = 2;

    static QrCode of(String address) {
        try {
            BitMatrix bits = new QRCodeWriter()
                    .encode(address, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, QUIET));
            StringBuilder path = new StringBuilder();
            for (int y = 0; y < bits.getHeight(); y++) {
                for (int x = 0; x < bits.getWidth(); x++) {
                    int from = x;
                    while (x < bits.getWidth() && bits.get(x, y)) {
                        x++;
                    }
                    if (x > from) {
                        int run = x - from;
                        path.append('M').append(from).append(' ').append(y);
                        path.append('h').append(run).append("v1h-").append(run).append('z');
                    }
                }
            }
            return new QrCode(bits.getWidth(), path.toString());
        } catch (WriterException e) {
            throw new IllegalStateException("too long for a QR code: " + address, e);
        }
    }
}
