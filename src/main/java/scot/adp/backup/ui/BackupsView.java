package scot.adp.backup.ui;

import java.util.Locale;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import scot.adp.backup.BackupState;
import scot.adp.backup.Backups;
import scot.adp.platform.OpenTo;
import scot.adp.shell.parts.Dates;
import scot.adp.shell.parts.Facts;
import scot.adp.shell.parts.Page;
import scot.adp.shell.parts.Panel;
import scot.adp.shell.parts.ScrolledTable;

/** Whether everything is backed up, and since when. */
@Route("backups")
@Menu(title = "backup.title", order = 95)
@OpenTo("backup.file.read")
class BackupsView extends Page implements BeforeEnterObserver, HasDynamicTitle {

	private static final double MEGA = 1_000_000;

	private final Backups backups;

	BackupsView(Backups backups) {
		this.backups = backups;
	}

	@Override
	public void beforeEnter(BeforeEnterEvent event) {
		clear();
		headed(getTranslation("backup.title"), getTranslation("backup.purpose"));
		scrolledByKeyboard();
		var state = backups.state();
		if (!state.possible()) {
			add(said("backup.outside", "backup.outside.what"));
			return;
		}
		if (state.at() == null) {
			add(said("backup.off", "backup.off.what"));
			return;
		}
		var facts = new Facts().with(getTranslation("backup.nightly"), state.at().toString())
			.with(getTranslation("backup.kept"), String.valueOf(state.keep()))
			.with(getTranslation("backup.last"),
					(state.last() != null) ? Dates.time(state.last()) : getTranslation("backup.last.none"));
		var panel = new Panel(getTranslation(state.late() ? "backup.late" : "backup.fine"), facts);
		if (state.late()) {
			panel.add(new Paragraph(getTranslation("backup.work.detail")));
		}
		add(panel);
		if (!state.files().isEmpty()) {
			add(new Panel(getTranslation("backup.files"), table(state)));
		}
	}

	@Override
	public String getPageTitle() {
		return getTranslation("backup.title");
	}

	private Panel said(String title, String key) {
		var what = new Paragraph(getTranslation(key));
		what.addClassName("empty");
		return new Panel(getTranslation(title), what);
	}

	private Component table(BackupState state) {
		var table = new NativeTable();
		table.addClassName("numbers");
		table.getElement().setAttribute("aria-label", getTranslation("backup.files"));
		var head = new NativeTableRow(heading("backup.taken", "col"), heading("backup.size", "col"),
				heading("backup.rows", "col"), heading("backup.how", "col"));
		table.getHead().add(head);
		state.files().forEach(file -> {
			var taken = new NativeTableHeaderCell(Dates.time(file.takenAt()));
			taken.getElement().setAttribute("scope", "row");
			table.getBody()
				.add(new NativeTableRow(taken,
						new NativeTableCell(String.format(Locale.UK, "%,.1f MB", file.bytes() / MEGA)),
						new NativeTableCell(String.format(Locale.UK, "%,d", file.rows())),
						new NativeTableCell(getTranslation(file.nightly() ? "backup.by-night" : "backup.by-hand"))));
		});
		return new ScrolledTable(table, getTranslation("backup.files"));
	}

	private NativeTableHeaderCell heading(String key, String scope) {
		var cell = new NativeTableHeaderCell(getTranslation(key));
		cell.getElement().setAttribute("scope", scope);
		return cell;
	}

}
