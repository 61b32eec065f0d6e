// The function app on Flex Consumption. Every connection is by the app's own identity; no setting holds a secret, but for a key that the
// address for reminders may have in it.
param name string
param location string
param storageAccountName string
param deploymentContainer string
param applicationInsightsConnectionString string
param snapshotSchedule string
param publicRead bool
param autoRelease bool

@secure()
param reminderWebhook string

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: storageAccountName
}

// Taken from the account rather than composed, so that sovereign clouds need no other template.
var endpoints = account.properties.primaryEndpoints

var settings = {
  AzureFunctionsWebHost__hostid: 'pipeline'
  AzureWebJobsDisableHomepage: 'true'
  AzureWebJobsStorage__blobServiceUri: endpoints.blob
  AzureWebJobsStorage__queueServiceUri: endpoints.queue
  AzureWebJobsStorage__tableServiceUri: endpoints.table
  AzureWebJobsStorage__credential: 'managedidentity'
  Pipeline__blobServiceUri: endpoints.blob
  Pipeline__queueServiceUri: endpoints.queue
  Pipeline__tableServiceUri: endpoints.table
  Pipeline__credential: 'managedidentity'
  APPLICATIONINSIGHTS_CONNECTION_STRING: applicationInsightsConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'Authorization=AAD'
  SnapshotSchedule: snapshotSchedule
  Pipeline__PublicRead: toLower(string(publicRead))
  Pipeline__AutoRelease: toLower(string(autoRelease))
  ReminderWebhook: reminderWebhook
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: name
  location: location
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  kind: 'functionapp,linux'
  identity: {
    type: 'SystemAssigned'
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: deploymentContainer
          authentication: {
            type: 'SystemAssignedIdentity'
          }
        }
      }
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      scaleAndConcurrency: {
        instanceMemoryMB: 2048
        maximumInstanceCount: 40
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      ftpsState: 'Disabled'
    }
  }

  resource appSettings 'config@2024-04-01' = {
    name: 'appsettings'
    properties: settings
  }
}

output name string = app.name
output address string = 'https://${app.properties.defaultHostName}'
output principalId string = app.identity.principalId
