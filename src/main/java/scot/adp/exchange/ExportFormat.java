package scot.adp.exchange;

import java.util.Locale;

/** What a list can be saved as. */
public enum ExportFormat {

	/** A workbook of spreadsheet programs. */
	XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),

	/** Values separated by commas, as RFC 4180 has it, in UTF-8. */
	CSV("text/csv;charset=utf-8");

	private final String mediaType;

	ExportFormat(String mediaType) {
		this.mediaType = mediaType;
	}

	/** The media type of such a file. */
	public String mediaType() {
		return mediaType;
	}

	/** How the names of such files end, with the dot. */
	public String ending() {
		return "." + name().toLowerCase(Locale.ROOT);
	}

}
