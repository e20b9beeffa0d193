package scot.adp.exchange.ui;

import java.util.List;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import org.jspecify.annotations.Nullable;
import scot.adp.exchange.ImportProblem;

/** What cannot be taken of a file: sheet, row, column, value, reason. */
public class ProblemTable extends Composite<Div> {

	/**
	 * A table of problems.
	 * @param total how many there are in all, told where not all are given
	 */
	public ProblemTable(List<ImportProblem> problems, int total) {
		Div content = getContent();
		content.addClassName("problems");
		var grid = new Grid<ImportProblem>();
		grid.setAriaLabel(getTranslation("exchange.problems"));
		grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
		grid.setSelectionMode(Grid.SelectionMode.NONE);
		grid.addColumn(problem -> shown(problem.sheet()))
			.setHeader(getTranslation("exchange.problem.sheet"))
			.setAutoWidth(true)
			.setFlexGrow(0);
		grid.addColumn(problem -> shown(problem.row()))
			.setHeader(getTranslation("exchange.problem.row"))
			.setAutoWidth(true)
			.setFlexGrow(0);
		grid.addColumn(problem -> shown(problem.column()))
			.setHeader(getTranslation("exchange.problem.column"))
			.setAutoWidth(true)
			.setFlexGrow(0);
		grid.addColumn(problem -> shown(problem.value()))
			.setHeader(getTranslation("exchange.problem.value"))
			.setWidth("10em")
			.setFlexGrow(1);
		grid.addColumn(ImportProblem::reason)
			.setHeader(getTranslation("exchange.problem.reason"))
			.setWidth("20em")
			.setFlexGrow(3);
		grid.setItems(problems);
		grid.setAllRowsVisible(problems.size() <= 10);
		content.add(grid);
		if (total > problems.size()) {
			var more = new Paragraph(getTranslation("exchange.problems.more", problems.size(), total));
			more.addClassName("work-detail");
			content.add(more);
		}
	}

	private static String shown(@Nullable Object value) {
		return (value != null) ? value.toString() : "";
	}

}
