// GNU readline and its history, as imported into Swift.
//
// Readline keeps its state in globals. Every function and global that we use is redeclared here
// with an attribute that isolates it to Swift's main actor, so that the compiler checks every
// caller. Do not use anything that is not declared here.

#ifndef ROUNDS_CREADLINE_SHIM_H
#define ROUNDS_CREADLINE_SHIM_H

#include <stdio.h>
#include <readline/readline.h>
#include <readline/history.h>

#define ON_MAIN_ACTOR __attribute__((swift_attr("@MainActor")))

// Setup.
extern ON_MAIN_ACTOR const char *rl_readline_name;
extern ON_MAIN_ACTOR FILE *rl_instream;
extern ON_MAIN_ACTOR FILE *rl_outstream;
extern ON_MAIN_ACTOR int rl_catch_signals;
extern ON_MAIN_ACTOR int rl_catch_sigwinch;
extern ON_MAIN_ACTOR int rl_change_environment;
extern ON_MAIN_ACTOR rl_vintfunc_t *rl_prep_term_function;
extern ON_MAIN_ACTOR rl_voidfunc_t *rl_deprep_term_function;
ON_MAIN_ACTOR int rl_initialize(void);
ON_MAIN_ACTOR int rl_tty_set_echoing(int);
ON_MAIN_ACTOR int rl_variable_bind(const char *, const char *);

// Input.
extern ON_MAIN_ACTOR rl_getc_func_t *rl_getc_function;
extern ON_MAIN_ACTOR rl_hook_func_t *rl_input_available_hook;
ON_MAIN_ACTOR int rl_set_keyboard_input_timeout(int);
ON_MAIN_ACTOR void rl_callback_handler_install(const char *, rl_vcpfunc_t *);
ON_MAIN_ACTOR void rl_callback_read_char(void);
ON_MAIN_ACTOR void rl_callback_handler_remove(void);
ON_MAIN_ACTOR void rl_callback_sigcleanup(void);
ON_MAIN_ACTOR void rl_free_line_state(void);

// The line and its display.
extern ON_MAIN_ACTOR char *rl_line_buffer;
extern ON_MAIN_ACTOR int rl_point;
extern ON_MAIN_ACTOR int rl_end;
extern ON_MAIN_ACTOR int rl_editing_mode;
ON_MAIN_ACTOR int rl_insert_text(const char *);
ON_MAIN_ACTOR void rl_replace_line(const char *, int);
ON_MAIN_ACTOR void rl_redisplay(void);
ON_MAIN_ACTOR int rl_forced_update_display(void);
ON_MAIN_ACTOR int rl_on_new_line(void);
ON_MAIN_ACTOR void rl_reset_screen_size(void);
ON_MAIN_ACTOR void rl_resize_terminal(void);

// Completion.
extern ON_MAIN_ACTOR rl_completion_func_t *rl_attempted_completion_function;
extern ON_MAIN_ACTOR int rl_attempted_completion_over;
extern ON_MAIN_ACTOR int rl_completion_quote_character;
extern ON_MAIN_ACTOR int rl_completion_append_character;
extern ON_MAIN_ACTOR const char *rl_completer_word_break_characters;
extern ON_MAIN_ACTOR const char *rl_completer_quote_characters;
extern ON_MAIN_ACTOR rl_linebuf_func_t *rl_char_is_quoted_p;
extern ON_MAIN_ACTOR rl_compdisp_func_t *rl_completion_display_matches_hook;
ON_MAIN_ACTOR void rl_display_match_list(char **, int, int);
ON_MAIN_ACTOR char **rl_completion_matches(const char *, rl_compentry_func_t *);

// History.
extern ON_MAIN_ACTOR int history_length;
extern ON_MAIN_ACTOR int history_base;
ON_MAIN_ACTOR void using_history(void);
ON_MAIN_ACTOR void stifle_history(int);
ON_MAIN_ACTOR void add_history(const char *);
ON_MAIN_ACTOR HIST_ENTRY *history_get(int);

#undef ON_MAIN_ACTOR

#endif
