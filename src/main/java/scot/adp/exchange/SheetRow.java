package scot.adp.exchange;

import java.util.List;

/**
 * A row of a sheet.
 *
 * @param number counted from 1, as spreadsheets show it
 * @param cells from the first column to the last one with anything in it
 */
public record SheetRow(int number, List<Cell> cells) {

	private static final int CELL = 40;

	public SheetRow {
		cells = List.copyOf(cells);
	}

	/**
	 * The cell of a column, counted from 0; an empty one beyond the last.
	 */
	public Cell cell(int column) {
		return (column < cells.size()) ? cells.get(column) : Cell.EMPTY;
	}

	/**
	 * How much room it takes while it is kept, counted in characters: its texts, and a
	 * little for each cell.
	 */
	public int room() {
		return cells.stream().mapToInt(cell -> CELL + cell.text().length()).sum();
	}

	/** How spreadsheets name a column, counted from 0: A, B, ... Z, AA. */
	public static String letters(int column) {
		String letter = String.valueOf((char) ('A' + column % 26));
		return (column < 26) ? letter : letters(column / 26 - 1) + letter;
	}

}
