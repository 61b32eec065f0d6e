' Types into cells as a user would, and has LibreOffice judge each by the cell's validation (Tools, Detective, Mark Invalid Data).
' A line of sTyped: sheet, cell, text. A line of sAnswers: cell, what it shows, whether it is invalid, style of the alert, whether it is shown, its message.
Sub TypeInto(sBook As String, sTyped As String, sAnswers As String)
  Dim aHidden(0) As New com.sun.star.beans.PropertyValue
  Dim aEntered(0) As New com.sun.star.beans.PropertyValue
  aHidden(0).Name = "Hidden"
  aHidden(0).Value = True
  aEntered(0).Name = "StringName"
  oFiles = createUnoService("com.sun.star.ucb.SimpleFileAccess")
  oLines = createUnoService("com.sun.star.io.TextInputStream")
  oLines.setInputStream(oFiles.openFileRead(sTyped))
  oLines.setEncoding("UTF-8")
  oText = createUnoService("com.sun.star.io.TextOutputStream")
  oText.setOutputStream(oFiles.openFileWrite(sAnswers))
  oText.setEncoding("UTF-8")
  oHelper = createUnoService("com.sun.star.frame.DispatchHelper")
  oBook = StarDesktop.loadComponentFromURL(sBook, "_blank", 0, aHidden())
  Do While Not oLines.isEOF()
    aFields = Split(oLines.readLine(), Chr(9))
    If UBound(aFields) = 2 Then
      oSheet = oBook.Sheets.getByName(aFields(0))
      oCell = oSheet.getCellRangeByName(aFields(1))
      sBefore = oCell.Formula
      oBook.CurrentController.select(oCell)
      aEntered(0).Value = aFields(2)
      oHelper.executeDispatch(oBook.CurrentController.Frame, ".uno:EnterString", "", 0, aEntered())
      sShown = oCell.String
      oRule = oCell.Validation
      oSheet.unprotect("")
      oSheet.clearArrows()
      bInvalid = oSheet.showInvalid()
      oSheet.clearArrows()
      oCell.setFormula(sBefore)
      oSheet.protect("")
      aAnswer = Array(aFields(1), sShown, CStr(bInvalid), CStr(oRule.ErrorAlertStyle), CStr(oRule.ShowErrorMessage), Replace(oRule.ErrorMessage, Chr(10), " "))
      oText.writeString(Join(aAnswer, Chr(9)) + Chr(10))
    End If
  Loop
  oText.writeString("end" + Chr(10))
  oText.closeOutput()
  oBook.close(True)
  StarDesktop.terminate()
End Sub
