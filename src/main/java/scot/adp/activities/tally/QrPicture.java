package scot.adp.activities.tally;

import io.nayuki.qrcodegen.QrCode;

/**
 * A picture that phones read an address from.
 *
 * @param size how many squares it is wide and high, the white around it included
 * @param path its dark squares, as an SVG path
 */
public record QrPicture(int size, String path) {

	/** White that has to stand around it. */
	private static final int QUIET = 4;

	static QrPicture of(String address) {
		// A card that hangs in a hall is read though a quarter of it is dirty.
		QrCode code = QrCode.encodeText(address, QrCode.Ecc.QUARTILE);
		var path = new StringBuilder();
		for (int row = 0; row < code.size; row++) {
			for (int column = 0; column < code.size; column++) {
				if (code.getModule(column, row)) {
					path.append('M').append(column + QUIET).append(',').append(row + QUIET).append("h1v1h-1z");
				}
			}
		}
		return new QrPicture(code.size + 2 * QUIET, path.toString());
	}

}
